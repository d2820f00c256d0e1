package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;

/** Puts generated numbers in the place of temporary ones, through the whole graph, for a save. */
public final class GeneratedKeys {

  /**
   * How many numbers the new entities of a type need.
   *
   * @param type the entity type
   * @param property the property that gets them
   * @param count how many
   */
  public record Demand(EntityTypeModel type, PropertyModel property, int count) {}

  private record Place(TypePlan plan, PropertyModel property) {}

  private final TemporaryNumbers temporary;
  private final ChangeDetector detector;
  private final Cascade cascade;
  private final KeyPropagator keys;

  GeneratedKeys(
      TemporaryNumbers temporary, ChangeDetector detector, Cascade cascade, KeyPropagator keys) {
    this.temporary = temporary;
    this.detector = detector;
    this.cascade = cascade;
    this.keys = keys;
  }

  /** Looks for changes and returns what is needed before the next change set can be made. */
  public List<Demand> demands() {
    if (temporary.holders().isEmpty()) {
      return List.of();
    }
    detector.look();
    cascade.beforeSave();
    var demands = new ArrayList<Demand>();
    places()
        .forEach(
            (place, entities) ->
                demands.add(new Demand(place.plan.type, place.property, entities.size())));
    return demands;
  }

  /**
   * Gives the numbers out. They stay with the entities, also when the save fails: whatever was
   * written under them is found again by the next save.
   *
   * @param numbers for each of the {@link #demands}, in their order
   */
  public void assign(List<long[]> numbers) {
    int demand = 0;
    for (Map.Entry<Place, List<TrackedEntity>> place : places().entrySet()) {
      long[] each = numbers.get(demand++);
      PropertyModel property = place.getKey().property;
      for (int i = 0; i < each.length; i++) {
        TrackedEntity entity = place.getValue().get(i);
        entity.setValue(property, TemporaryNumbers.typed(property, each[i]));
        keys.keyChanged(entity);
      }
    }
  }

  private Map<Place, List<TrackedEntity>> places() {
    Map<Place, List<TrackedEntity>> places = new LinkedHashMap<>();
    for (TrackedEntity entity : temporary.holders()) {
      for (PropertyModel property : entity.plan.sequences) {
        if (entity.isTemporary(property)) {
          places
              .computeIfAbsent(new Place(entity.plan, property), any -> new ArrayList<>())
              .add(entity);
        }
      }
    }
    return places;
  }
}

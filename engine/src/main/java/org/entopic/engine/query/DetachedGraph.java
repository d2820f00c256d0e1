package org.entopic.engine.query;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entopic.engine.model.EngineModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * Entities that nobody tracks, connected in both directions, one a key of the types whose rows a
 * plan can come to twice.
 */
final class DetachedGraph implements ResultGraph {
  private final EngineModel model;
  private final UntrackedEntities made;
  private final Predicate<EntityTypeModel> repeats;
  private final Map<String, Map<Object, Object>> entities = new HashMap<>();
  private final Map<NavigationModel, Set<Object>> complete = new HashMap<>();

  /**
   * Creates an empty graph.
   *
   * @param repeats says of which types a row can come twice
   */
  DetachedGraph(QueryContext context, UntrackedEntities made, Predicate<EntityTypeModel> repeats) {
    this.model = context.model();
    this.made = made;
    this.repeats = repeats;
  }

  /** Takes an entity that is there already for that of a row. */
  void put(EntityTypeModel type, Row row, Object entity) {
    known(type).put(row.key(), entity);
  }

  private Map<Object, Object> known(EntityTypeModel type) {
    return entities.computeIfAbsent(type.rootType().name(), any -> new HashMap<>());
  }

  @Override
  public Object entity(EntityTypeModel type, Row row) {
    return entities(type).apply(row);
  }

  @Override
  public Function<Row, Object> entities(EntityTypeModel type) {
    UntrackedEntities.OfType ofType = made.of(type);
    if (!repeats.test(type)) {
      return ofType::make;
    }
    Map<Object, Object> known = known(type);
    return row -> known.computeIfAbsent(row.key(), key -> ofType.make(row));
  }

  @Override
  public Wiring wiring(NavigationModel navigation) {
    return new DetachedWiring(
        model,
        navigation,
        complete(navigation),
        navigation.inverse().map(this::complete).orElse(null));
  }

  private @Nullable Set<Object> complete(NavigationModel navigation) {
    return repeats.test(navigation.declaringType())
        ? complete.computeIfAbsent(
            navigation, any -> Collections.newSetFromMap(new IdentityHashMap<>()))
        : null;
  }

  /** Entities that are connected may be met again as what they are connected with. */
  @Override
  public void release(Row row) {
    if (complete.isEmpty() && row.type() instanceof EntityTypeModel type) {
      known(type).remove(row.key());
    }
  }

  @Override
  public void forget() {
    entities.values().forEach(Map::clear);
    complete.clear();
  }
}

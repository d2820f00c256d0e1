package org.entopic;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.entopic.model.EntityState;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/**
 * What a save is about to do to one entity, to be read before the save and after it: state,
 * original values and names of modified properties are those of the moment it was taken, the key is
 * the one that the entity has when it is asked for, so after the save the generated one.
 *
 * <p>Shares the rules of its entry on threads and closing.
 *
 * <pre>{@code
 * List<TrackedChange<?>> changes = db.tracking().changes();
 * db.saveChanges();
 * changes.forEach(change -> readModel.refresh(change.entry().type(), change.key()));
 * }</pre>
 *
 * @param <T> the entity class
 * @param entry the entity's entry
 * @param state added, modified or deleted
 * @param original the values that the entity was read or saved with; the first ones of new entities
 * @param modified the names of the properties that differ, of a modified entity
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TrackedChange<T>(
    EntityEntry<T> entry, EntityState state, PropertyValues<T> original, Set<String> modified) {

  /** Copies the names. */
  public TrackedChange {
    modified = Set.copyOf(modified);
  }

  /** Returns the change of an entity as it is now. */
  public static <T> TrackedChange<T> of(EntityEntry<T> entry) {
    EntityState state = entry.state();
    Set<String> modified =
        state == EntityState.MODIFIED
            ? entry.properties().stream()
                .filter(PropertyEntry::isModified)
                .map(property -> property.model().name())
                .collect(Collectors.toSet())
            : Set.of();
    return new TrackedChange<>(entry, state, entry.originalValues().copy(), modified);
  }

  /**
   * Returns the key: the value of the key property, or {@link KeyValues} of several; null while one
   * is unset.
   */
  public @Nullable Object key() {
    List<PropertyModel> properties = entry.type().primaryKey().properties();
    PropertyValues<T> values = state == EntityState.DELETED ? original : entry.currentValues();
    Object[] key = new Object[properties.size()];
    for (int i = 0; i < key.length; i++) {
      Object value = values.get(properties.get(i).name());
      if (value == null) {
        return null;
      }
      key[i] = value;
    }
    return key.length == 1 ? key[0] : KeyValues.of(key);
  }
}

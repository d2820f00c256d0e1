package org.entopic.engine.tracking;

import java.util.Map;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/** The current or the original values of an entry. */
final class EntryValues<T> extends EntityValues<T> {

  /** Which values of an entry. */
  enum Kind {
    /** Those that the entity has now. */
    CURRENT,
    /** Those that the entity was read or saved with. */
    ORIGINAL
  }

  private final TrackedEntry<T> entry;
  private final Kind kind;

  EntryValues(TrackedEntry<T> entry, Kind kind) {
    super(entry.plan());
    this.entry = entry;
    this.kind = kind;
  }

  @Override
  @Nullable Object get(PropertyModel property) {
    var value = new TrackedProperty(entry, property);
    return kind == Kind.CURRENT ? value.current() : value.original();
  }

  @Override
  @Nullable Object checked(PropertyModel property, @Nullable Object value) {
    var checking = new TrackedProperty(entry, property);
    return kind == Kind.CURRENT ? checking.checked(value) : checking.checkedOriginal(value);
  }

  @Override
  void setStored(Map<PropertyModel, @Nullable Object> values) {
    values.forEach(
        (property, value) -> {
          var target = new TrackedProperty(entry, property);
          if (kind == Kind.CURRENT) {
            target.set(value);
          } else {
            target.setOriginalStored(value);
          }
        });
    TrackedEntity tracked = entry.tracked();
    if (tracked != null) {
      entry.tracker().detector().detect(tracked);
    }
  }
}

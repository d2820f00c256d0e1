package org.entopic.engine.save;

import java.util.ArrayList;
import java.util.List;
import org.entopic.EntityEntry;
import org.entopic.engine.tracking.EntityChange;
import org.jspecify.annotations.Nullable;

/** Finds the entries of the entities that changes are of. */
@FunctionalInterface
public interface ChangedEntries {
  /** Finds none. */
  ChangedEntries NONE = change -> null;

  /** Returns the entry of a change's entity; null where nobody tracks it. */
  @Nullable EntityEntry<?> entry(EntityChange change);

  /** Returns the entries of those of the changes that have any. */
  default List<EntityEntry<?>> of(List<EntityChange> changes) {
    var entries = new ArrayList<EntityEntry<?>>();
    for (EntityChange change : changes) {
      EntityEntry<?> entry = entry(change);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }
}

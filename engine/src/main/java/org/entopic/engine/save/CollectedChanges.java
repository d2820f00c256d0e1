package org.entopic.engine.save;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.engine.tracking.ChangeKind;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * What some saves come to, one change a row; immutable, so that readers keep the state they met.
 */
public final class CollectedChanges {
  /** No change. */
  static final CollectedChanges NONE = new CollectedChanges(new LinkedHashMap<>());

  private final Map<RowKey, EntityChange> byKey;

  private CollectedChanges(Map<RowKey, EntityChange> byKey) {
    this.byKey = byKey;
  }

  /** Returns what these saves and a later one come to. */
  CollectedChanges with(List<EntityChange> later) {
    var together = new LinkedHashMap<>(byKey);
    for (EntityChange change : later) {
      RowKey key = RowKey.of(change);
      EntityChange before = together.get(key);
      EntityChange net = before == null ? change : together(before, change);
      if (net == null) {
        together.remove(key);
      } else {
        together.put(key, net);
      }
    }
    return new CollectedChanges(together);
  }

  /** Returns what two changes of a row come to; null where that is nothing. */
  private static @Nullable EntityChange together(EntityChange first, EntityChange second) {
    Row row = second.current();
    if (first.kind() == ChangeKind.INSERT) {
      return row == null
          ? null
          : new EntityChange(second.type(), ChangeKind.INSERT, second.key(), null, row);
    }
    return new EntityChange(
        second.type(),
        row == null ? ChangeKind.DELETE : ChangeKind.UPDATE,
        second.key(),
        first.original(),
        row);
  }

  /** Returns everything as one set of changes, no key twice. */
  public ChangeSet asChangeSet() {
    return new ChangeSet(new ArrayList<>(byKey.values()));
  }

  /** Returns what becomes of a row, or null where nothing does. */
  public @Nullable EntityChange of(EntityTypeModel type, Object key) {
    return byKey.get(RowKey.of(type, key));
  }

  /** Returns what becomes of the rows of some types. */
  public List<EntityChange> of(Collection<? extends EntityTypeModel> types) {
    return byKey.values().stream()
        .filter(change -> types.stream().anyMatch(type -> type.name().equals(change.type().name())))
        .toList();
  }
}

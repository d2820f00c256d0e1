package org.entopic.engine.save;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entopic.engine.tracking.ChangeKind;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** What the saves of one transaction come to, over what is stored; thread-safe. */
public final class Overlay {
  private final List<PlanIndex> plans = new ArrayList<>();
  private final Map<RowKey, EntityChange> changes = new LinkedHashMap<>();
  private final Set<Row> rows = Collections.newSetFromMap(new IdentityHashMap<>());
  private UnconfirmedSaves unconfirmed = UnconfirmedSaves.NONE;

  /** Creates an overlay of nothing. */
  public Overlay() {}

  /** Adds a save. */
  public synchronized void add(SavePlan plan) {
    plans.add(new PlanIndex(plan));
    unconfirmed = unconfirmed.and(plan.unconfirmed());
    for (EntityChange change : plan.writes()) {
      RowKey key = RowKey.of(change);
      EntityChange before = changes.get(key);
      EntityChange net = before == null ? change : together(before, change);
      if (net == null) {
        changes.remove(key);
      } else {
        changes.put(key, net);
      }
      if (change.current() != null) {
        rows.add(change.current());
      }
    }
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

  /** Returns the saves in their order. */
  synchronized List<PlanIndex> plans() {
    return List.copyOf(plans);
  }

  /** Returns the earlier saves of unknown outcome that these repeat. */
  public synchronized UnconfirmedSaves unconfirmed() {
    return unconfirmed;
  }

  /** Returns everything as one set of changes, no key twice. */
  public synchronized ChangeSet changes() {
    return new ChangeSet(List.copyOf(changes.values()));
  }

  /** Returns what becomes of a row, or null where nothing does. */
  public synchronized @Nullable EntityChange change(EntityTypeModel type, Object key) {
    return changes.get(RowKey.of(type, key));
  }

  /** Returns what becomes of the rows of some types. */
  public synchronized List<EntityChange> changes(Collection<? extends EntityTypeModel> types) {
    return changes.values().stream()
        .filter(change -> types.stream().anyMatch(type -> type.name().equals(change.type().name())))
        .toList();
  }

  /** Returns whether a row is one of those that are not written yet, or never were. */
  public synchronized boolean contains(Row row) {
    return rows.contains(row);
  }
}

package org.entopic.engine.save;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.spi.backend.Row;

/** The saves of one transaction, over what is stored; thread-safe. */
public final class Overlay {
  private final List<PlanIndex> plans = new ArrayList<>();
  private final Set<Row> rows = Collections.newSetFromMap(new IdentityHashMap<>());
  private CollectedChanges changes = CollectedChanges.NONE;
  private UnconfirmedSaves unconfirmed = UnconfirmedSaves.NONE;

  /** Creates an overlay of nothing. */
  public Overlay() {}

  /** Adds a save. */
  public synchronized void add(SavePlan plan) {
    plans.add(new PlanIndex(plan));
    unconfirmed = unconfirmed.and(plan.unconfirmed());
    changes = changes.with(plan.writes());
    for (EntityChange change : plan.writes()) {
      if (change.current() != null) {
        rows.add(change.current());
      }
    }
  }

  /** Returns the saves in their order. */
  synchronized List<PlanIndex> plans() {
    return List.copyOf(plans);
  }

  /** Returns what the saves come to until now. */
  public synchronized CollectedChanges current() {
    return changes;
  }

  /** Returns the earlier saves of unknown outcome that these repeat. */
  public synchronized UnconfirmedSaves unconfirmed() {
    return unconfirmed;
  }

  /** Returns whether a row is one of those that are not written yet, or never were. */
  public synchronized boolean contains(Row row) {
    return rows.contains(row);
  }
}

package org.entopic.engine.save;

import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * The saves of one context whose outcome nobody knows: what they may have written is no conflict
 * when the context saves again. Immutable.
 */
public final class UnconfirmedSaves {
  /** No save is in doubt. */
  public static final UnconfirmedSaves NONE = new UnconfirmedSaves(List.of());

  private final List<PlanIndex> saves;

  private UnconfirmedSaves(List<PlanIndex> saves) {
    this.saves = saves;
  }

  /** Returns these saves and another one. */
  public UnconfirmedSaves with(SavePlan plan) {
    var more = new ArrayList<>(saves);
    more.add(new PlanIndex(plan));
    return new UnconfirmedSaves(List.copyOf(more));
  }

  /** Returns these saves and those of another context. */
  UnconfirmedSaves and(UnconfirmedSaves others) {
    if (others.saves.isEmpty()) {
      return this;
    }
    var more = new ArrayList<>(saves);
    more.addAll(others.saves);
    return new UnconfirmedSaves(List.copyOf(more));
  }

  /** Returns whether one of the saves left the row of a key as it is stored now, null if gone. */
  boolean explain(EntityChange change, @Nullable Row stored) {
    for (PlanIndex save : saves) {
      EntityChange earlier = save.find(change.type(), change.key());
      if (earlier != null && same(earlier.current(), stored)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(@Nullable Row written, @Nullable Row stored) {
    return written == null ? stored == null : stored != null && stored.sameValues(written);
  }
}

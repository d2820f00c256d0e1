package org.entopic.engine.save;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The saves of one factory that are waiting, under way, or written and not yet visible;
 * thread-safe.
 */
final class SaveQueue {

  /** The turn of the write lease in which saves are written that need none. */
  private static final long NO_LEASE = -1;

  /** How a save is written. */
  enum Writing {
    /** By itself. */
    ALONE,
    /** In a group, under the write lease. */
    GROUPED
  }

  /** The place of one save in the queue. */
  static final class Turn {
    private final PlanIndex index;
    private final Writing writing;
    private final CompletableFuture<Void> begins;
    private final CompletableFuture<Void> ends = new CompletableFuture<>();
    private boolean written;
    private boolean visible;
    private long leaseTurn = NO_LEASE;

    private Turn(PlanIndex index, Writing writing, List<Turn> before) {
      this.index = index;
      this.writing = writing;
      this.begins =
          CompletableFuture.allOf(
              before.stream().map(turn -> turn.ends).toArray(CompletableFuture<?>[]::new));
    }

    PlanIndex index() {
      return index;
    }

    /** Completes when no earlier save that competes with this one is under way. */
    CompletableFuture<Void> begins() {
      return begins;
    }
  }

  private final Object lock = new Object();
  private final List<Turn> turns = new ArrayList<>();

  /**
   * Queues a save behind those under way that share a key or another claim with it. Saves that are
   * written in groups do not queue behind each other: in a group each sees those before it.
   */
  Turn enter(SavePlan plan, Writing writing) {
    var index = new PlanIndex(plan);
    synchronized (lock) {
      var before = new ArrayList<Turn>();
      for (Turn turn : turns) {
        boolean bothGrouped = writing == Writing.GROUPED && turn.writing == Writing.GROUPED;
        if (!turn.written && !bothGrouped && turn.index.competesWith(index)) {
          before.add(turn);
        }
      }
      var turn = new Turn(index, writing, before);
      turns.add(turn);
      return turn;
    }
  }

  /** Returns the saves that are written and not yet forgotten, in the order of writing. */
  List<PlanIndex> written() {
    synchronized (lock) {
      return turns.stream().filter(turn -> turn.written).map(turn -> turn.index).toList();
    }
  }

  /**
   * Returns those of the {@link #written()} saves that a view may lack which holds everything
   * written before a turn of the write lease. Rows that were written without the lease, and again
   * under it in an earlier turn, are in the view as the later save left them.
   */
  List<PlanIndex> writtenSince(long leaseTurn) {
    var lacking = new ArrayList<PlanIndex>();
    synchronized (lock) {
      for (Turn turn : turns) {
        if (turn.written && (turn.leaseTurn == leaseTurn || turn.leaseTurn == NO_LEASE)) {
          lacking.add(turn.index);
        } else if (turn.written) {
          lacking.replaceAll(earlier -> earlier.without(turn.index));
        }
      }
    }
    return lacking;
  }

  /** Lets the next save begin; this one stays known, behind those written before, until visible. */
  void written(Turn turn) {
    synchronized (lock) {
      turn.written = true;
      if (turns.remove(turn)) {
        turns.add(turn);
      }
    }
    turn.ends.complete(null);
  }

  /** Does so for a save that was written under the write lease. */
  void writtenUnderLease(Turn turn, long leaseTurn) {
    synchronized (lock) {
      turn.leaseTurn = leaseTurn;
    }
    written(turn);
  }

  /** Forgets a save that has become visible, unless an older one is still known: it would win. */
  void visible(Turn turn) {
    synchronized (lock) {
      turn.visible = true;
      boolean olderIsKnown = false;
      for (Iterator<Turn> all = turns.iterator(); all.hasNext(); ) {
        Turn next = all.next();
        if (next.visible && !olderIsKnown) {
          all.remove();
        }
        olderIsKnown |= next.written && !next.visible;
      }
    }
  }

  /** Forgets a save that failed. */
  void failed(Turn turn) {
    synchronized (lock) {
      turns.remove(turn);
    }
    turn.ends.complete(null);
  }
}

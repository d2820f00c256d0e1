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

  /** The place of one save in the queue. */
  static final class Turn {
    private final PlanIndex index;
    private final CompletableFuture<Void> begins;
    private final CompletableFuture<Void> ends = new CompletableFuture<>();
    private boolean written;
    private boolean visible;

    private Turn(PlanIndex index, List<Turn> before) {
      this.index = index;
      this.begins =
          CompletableFuture.allOf(
              before.stream().map(turn -> turn.ends).toArray(CompletableFuture<?>[]::new));
    }

    /** Completes when no earlier save that competes with this one is under way. */
    CompletableFuture<Void> begins() {
      return begins;
    }
  }

  private final Object lock = new Object();
  private final List<Turn> turns = new ArrayList<>();

  /** Queues a save behind those under way that share a key or another claim with it. */
  Turn enter(SavePlan plan) {
    var index = new PlanIndex(plan);
    synchronized (lock) {
      var before = new ArrayList<Turn>();
      for (Turn turn : turns) {
        if (!turn.written && turn.index.competesWith(index)) {
          before.add(turn);
        }
      }
      var turn = new Turn(index, before);
      turns.add(turn);
      return turn;
    }
  }

  /** Returns the saves that are written and not yet forgotten, in the order they came. */
  List<PlanIndex> written() {
    synchronized (lock) {
      return turns.stream().filter(turn -> turn.written).map(turn -> turn.index).toList();
    }
  }

  /** Lets the next save begin; this one stays known until it is visible. */
  void written(Turn turn) {
    synchronized (lock) {
      turn.written = true;
    }
    turn.ends.complete(null);
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

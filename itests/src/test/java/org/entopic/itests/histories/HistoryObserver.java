package org.entopic.itests.histories;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.entopic.StoreNotReadyException;
import org.entopic.itests.histories.HistoryFile.Answer;

/**
 * A process that writes nothing: it pins one state of its view after the other and notes what no
 * state may show, so long as saves come.
 */
public final class HistoryObserver {
  private static final long LOOK_ANYWAY_MILLIS = 100;

  private final HistoryFile history;
  private final long accounts;
  private final Set<Long> states = new HashSet<>();
  private long views;
  private volatile boolean isOver;

  private HistoryObserver(HistoryFile history, long accounts) {
    this.history = history;
    this.accounts = accounts;
  }

  /** Observes until the input ends: address, database, history file, number of accounts. */
  public static void main(String[] arguments) throws Exception {
    var changed = new Semaphore(0);
    try (var factory = HistoryContext.open(arguments[0], arguments[1]);
        var history = new HistoryFile(Path.of(arguments[2]), "observer");
        var cells = factory.changes(Cell.class).subscribe(change -> changed.release());
        var children = factory.changes(Child.class).subscribe(change -> changed.release())) {
      var observer = new HistoryObserver(history, Long.parseLong(arguments[3]));
      var end = new Thread(observer::awaitEnd, "end");
      end.setDaemon(true);
      end.start();
      while (!observer.isOver) {
        boolean isNew = changed.tryAcquire(LOOK_ANYWAY_MILLIS, TimeUnit.MILLISECONDS);
        changed.drainPermits();
        try (var db = factory.create()) {
          observer.look(db, isNew);
        } catch (StoreNotReadyException e) {
          observer.note("away", "view");
        }
      }
      observer.note("views", observer.views + "/" + observer.states.size());
    }
  }

  private void awaitEnd() {
    try {
      isOver = System.in.read() < 0;
    } catch (IOException e) {
      isOver = true;
    }
  }

  private void note(String kind, String what) {
    history.end(history.begin(kind, what), Answer.DONE, null, "");
  }

  private void look(HistoryContext db, boolean isNew) {
    List<Cell> cells = db.cells.asNoTracking().toList();
    long sum = sum(cells, "a");
    if (sum != accounts * HistoryPlan.BALANCE) {
      note("half-seen", "accounts=" + sum);
    }
    for (Pocket pocket : db.pockets.asNoTracking().include(PocketFields.cell).toList()) {
      Cell cell = Objects.requireNonNull(pocket.getCell());
      if (pocket.getValue() + cell.getValue() != HistoryPlan.BALANCE) {
        note("half-seen", pocket.getId() + "=" + pocket.getValue() + "and" + cell.getValue());
      }
    }
    for (Child child : db.children.asNoTracking().include(ChildFields.parent).toList()) {
      if (child.getParent() == null) {
        note("half-seen", "child=" + child.getId());
      }
    }
    views++;
    if (isNew) {
      states.add(cells.stream().mapToLong(Cell::getVersion).sum());
    }
  }

  /** Returns the sum of the cells of one kind. */
  static long sum(List<Cell> cells, String kind) {
    return cells.stream()
        .filter(cell -> String.valueOf(cell.getId()).startsWith(kind))
        .mapToLong(Cell::getValue)
        .sum();
  }
}

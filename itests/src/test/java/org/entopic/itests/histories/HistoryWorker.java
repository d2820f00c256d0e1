package org.entopic.itests.histories;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;
import org.entopic.SaveFailedException;
import org.entopic.SaveNotVisibleException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.StoreNotReadyException;
import org.entopic.itests.histories.HistoryFile.Answer;

/** One process: its threads do what others do at the same time with the same rows. */
public final class HistoryWorker {
  private static final int PARENTS = 40;
  private static final int NAMES = 5_000;

  private final EntityContextFactory<HistoryContext> factory;
  private final HistoryFile history;
  private final HistorySize size;
  private final long end;

  private HistoryWorker(
      EntityContextFactory<HistoryContext> factory, HistoryFile history, HistorySize size) {
    this.factory = factory;
    this.history = history;
    this.size = size;
    this.end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(size.millis());
  }

  /** Runs a worker: address, database, history file, sizes. */
  public static void main(String[] arguments) throws Exception {
    HistorySize size = HistorySize.parse(arguments[3]);
    try (var factory = HistoryContext.open(arguments[0], arguments[1]);
        var history = new HistoryFile(Path.of(arguments[2]))) {
      var worker = new HistoryWorker(factory, history, size);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < size.threads(); i++) {
        var random = new Random(size.seed() * 31L + i);
        threads.add(new Thread(() -> worker.work(random), "worker-" + i));
      }
      threads.forEach(Thread::start);
      worker.observe();
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private void work(Random random) {
    while (System.nanoTime() < end) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> increment("c" + random.nextInt(size.counters()));
        case 3, 4 -> transfer(random);
        case 5 -> name("n" + random.nextInt(NAMES));
        case 6 -> family(random, "p" + random.nextInt(PARENTS));
        default -> ticket();
      }
    }
  }

  private void increment(String id) {
    attempt(
        "increment",
        id,
        db -> {
          db.cells.find(id).orElseThrow().add(1);
          db.saveChanges();
          return "";
        });
  }

  private void transfer(Random random) {
    String from = "a" + random.nextInt(size.accounts());
    String to = "a" + random.nextInt(size.accounts());
    long amount = 1 + random.nextInt(10);
    if (from.equals(to)) {
      return;
    }
    attempt(
        "transfer",
        from + ">" + to,
        db -> {
          db.cells.find(from).orElseThrow().add(-amount);
          db.cells.find(to).orElseThrow().add(amount);
          db.saveChanges();
          return "";
        });
  }

  private void name(String text) {
    attempt(
        "name",
        text,
        db -> {
          db.names.add(new Name(UUID.randomUUID().toString(), text));
          db.saveChanges();
          return "";
        });
  }

  private void family(Random random, String id) {
    int what = random.nextInt(4);
    String child = UUID.randomUUID().toString();
    attempt(
        what == 0 ? "orphan" : "child",
        what == 0 ? id : child,
        db -> {
          Optional<Parent> parent = db.parents.find(id);
          if (parent.isEmpty()) {
            db.parents.add(new Parent(id));
          } else if (what == 0) {
            db.parents.remove(parent.get());
          } else if (what == 1) {
            db.children
                .where(ChildFields.parent.then(ParentFields.id).eq(id))
                .toList()
                .forEach(db.children::remove);
          } else {
            db.children.add(new Child(child, parent.get()));
          }
          db.saveChanges();
          return parent.isPresent() && what > 1 ? child : "none";
        });
  }

  private void ticket() {
    attempt(
        "ticket",
        "number",
        db -> {
          var ticket = new Ticket(Thread.currentThread().getName());
          db.tickets.add(ticket);
          db.saveChanges();
          return Long.toString(ticket.getNumber());
        });
  }

  private void attempt(String kind, String what, Function<HistoryContext, String> action) {
    long operation = history.begin(kind, what);
    try (var db = factory.create()) {
      history.end(operation, Answer.DONE, action.apply(db));
    } catch (SaveOutcomeUnknownException e) {
      history.end(operation, Answer.UNKNOWN, "");
    } catch (SaveNotVisibleException e) {
      history.end(operation, Answer.DONE, "");
    } catch (ConcurrencyConflictException e) {
      history.end(operation, Answer.REFUSED, "");
    } catch (SaveFailedException | StoreNotReadyException e) {
      history.end(operation, Answer.REFUSED, "");
    }
  }

  /** Sums the accounts up, again and again: a transfer that is seen by half changes the sum. */
  private void observe() {
    while (System.nanoTime() < end) {
      try (var db = factory.create()) {
        long sum = sum(db);
        if (sum != size.total()) {
          long operation = history.begin("sum", Long.toString(sum));
          history.end(operation, Answer.DONE, "");
        }
      } catch (StoreNotReadyException e) {
        history.end(history.begin("view", "away"), Answer.REFUSED, "");
      }
    }
  }

  /** Returns the sum of all accounts in one state of the view. */
  static long sum(HistoryContext db) {
    return db.cells.asNoTracking().toList().stream()
        .filter(cell -> String.valueOf(cell.getId()).startsWith("a"))
        .mapToLong(Cell::getValue)
        .sum();
  }
}

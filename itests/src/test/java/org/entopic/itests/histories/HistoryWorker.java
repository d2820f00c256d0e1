package org.entopic.itests.histories;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;
import org.entopic.ForeignKeyException;
import org.entopic.SaveFailedException;
import org.entopic.SaveNotVisibleException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.SaveResult;
import org.entopic.StoreNotReadyException;
import org.entopic.UniqueConstraintException;
import org.entopic.itests.histories.HistoryFile.Answer;

/** One process: its threads do what others do at the same time with the same rows. */
public final class HistoryWorker {
  private static final int PARENTS = 40;
  private static final int NAMES = 5_000;
  private static final int REPORT = 10;

  /** Changes entities of a context and returns what is to be noted once they are saved. */
  @FunctionalInterface
  private interface Action {
    Note apply(HistoryContext db, String operation);
  }

  /** What is noted of a save: what it was made for, and numbers it was given. */
  @FunctionalInterface
  private interface Note {
    Note NOTHING = () -> "";

    String text();
  }

  private final EntityContextFactory<HistoryContext> factory;
  private final HistoryFile history;
  private final HistoryPlan plan;
  private volatile boolean isOver;
  private int answered;

  private HistoryWorker(
      EntityContextFactory<HistoryContext> factory, HistoryFile history, HistoryPlan plan) {
    this.factory = factory;
    this.history = history;
    this.plan = plan;
  }

  /** Works until the input ends: address, database, history file, name, plan. */
  public static void main(String[] arguments) throws Exception {
    HistoryPlan plan = HistoryPlan.parse(Arrays.asList(arguments).subList(4, arguments.length));
    try (var factory = HistoryContext.open(arguments[0], arguments[1]);
        var history = new HistoryFile(Path.of(arguments[2]), arguments[3])) {
      new HistoryWorker(factory, history, plan).run(arguments[3].hashCode());
    }
  }

  private void run(int seed) throws IOException, InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < plan.threads(); i++) {
      var random = new Random(seed * 31L + i);
      threads.add(new Thread(() -> work(random), "worker-" + i));
    }
    threads.forEach(Thread::start);
    if (System.in.read() < 0) {
      isOver = true;
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void work(Random random) {
    while (!isOver) {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> increment("c" + random.nextInt(plan.counters()));
        case 3, 4 -> transfer(random);
        case 5 -> shift(random);
        case 6 -> name("n" + random.nextInt(NAMES));
        case 7, 8 -> family(random.nextInt(8), "p" + random.nextInt(PARENTS));
        default -> ticket();
      }
      report();
    }
  }

  @SuppressWarnings("SystemOut")
  private synchronized void report() {
    if (++answered == REPORT) {
      answered = 0;
      System.out.println(REPORT);
    }
  }

  private void increment(String id) {
    attempt(
        "increment",
        id,
        (db, operation) -> {
          db.cells.find(id).orElseThrow().by(operation).add(1);
          return Note.NOTHING;
        });
  }

  private void transfer(Random random) {
    int from = random.nextInt(plan.accounts());
    int to = (from + 1 + random.nextInt(plan.accounts() - 1)) % plan.accounts();
    long amount = 1 + random.nextInt(10);
    attempt(
        "transfer",
        "a" + from + ">" + "a" + to,
        (db, operation) -> {
          db.cells.find("a" + from).orElseThrow().by(operation).add(-amount);
          db.cells.find("a" + to).orElseThrow().by(operation).add(amount);
          return Note.NOTHING;
        });
  }

  /** Moves something between two types, whose rows are in two topics. */
  private void shift(Random random) {
    int number = random.nextInt(plan.accounts());
    long amount = random.nextInt(21) - 10;
    attempt(
        "shift",
        "s" + number,
        (db, operation) -> {
          db.cells.find("s" + number).orElseThrow().by(operation).add(-amount);
          db.pockets.find("s" + number).orElseThrow().add(amount, operation);
          return Note.NOTHING;
        });
  }

  private void name(String text) {
    attempt(
        "name",
        text,
        (db, operation) -> {
          db.names.add(new Name(UUID.randomUUID().toString(), text, operation));
          return Note.NOTHING;
        });
  }

  private void family(int what, String id) {
    switch (what) {
      case 0 ->
          attempt(
              "orphan",
              id,
              (db, operation) -> {
                db.parents.find(id).ifPresent(db.parents::remove);
                return Note.NOTHING;
              });
      case 1 ->
          attempt(
              "clear",
              id,
              (db, operation) -> {
                db.children
                    .where(ChildFields.parent.then(ParentFields.id).eq(id))
                    .toList()
                    .forEach(db.children::remove);
                db.parents.find(id).ifPresent(db.parents::remove);
                return Note.NOTHING;
              });
      default ->
          attempt(
              "child",
              id,
              (db, operation) -> {
                Optional<Parent> known = db.parents.find(id);
                Parent parent = known.orElseGet(() -> new Parent(id, operation));
                if (known.isEmpty()) {
                  db.parents.add(parent);
                }
                db.children.add(new Child(UUID.randomUUID().toString(), parent, operation));
                return Note.NOTHING;
              });
    }
  }

  private void ticket() {
    attempt(
        "ticket",
        "number",
        (db, operation) -> {
          var ticket = new Ticket(operation);
          db.tickets.add(ticket);
          return () -> Long.toString(ticket.getNumber());
        });
  }

  private void attempt(String kind, String what, Action action) {
    String operation = history.begin(kind, what);
    try (var db = factory.create()) {
      Note note = action.apply(db, operation);
      SaveResult result = db.saveChanges();
      UUID save = result.token() == null ? null : result.token().saveId();
      history.end(operation, Answer.DONE, save, note.text());
    } catch (SaveOutcomeUnknownException e) {
      history.end(operation, Answer.UNKNOWN, null, "");
    } catch (SaveNotVisibleException e) {
      history.end(operation, Answer.DONE, null, "");
    } catch (ConcurrencyConflictException e) {
      history.end(operation, Answer.CONFLICT, null, "");
    } catch (UniqueConstraintException e) {
      history.end(operation, Answer.TAKEN, null, "");
    } catch (ForeignKeyException e) {
      history.end(operation, Answer.REFERENCE, null, "");
    } catch (SaveFailedException | StoreNotReadyException e) {
      history.end(operation, Answer.FAILED, null, "");
    }
  }
}

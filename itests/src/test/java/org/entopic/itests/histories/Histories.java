package org.entopic.itests.histories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.entopic.EntityContextFactory;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.itests.histories.HistoryFile.Operation;
import org.entopic.itests.histories.HistoryPlan.Fault;

/**
 * Starts processes, kills and pauses some, and judges what they were told. As a program it takes a
 * {@link HistoryPlan} and prints the verdict; its exit code is 1 if there is a fault.
 */
public final class Histories {
  /** The author of the rows that are there before the processes start. */
  static final String FILLING = "filling";

  /** Longer than a transaction may last. */
  private static final Duration PAUSE = Duration.ofSeconds(11);

  private final String address;
  private final String database = "history-" + UUID.randomUUID().toString().substring(0, 8);
  private final Path folder;
  private final HistoryPlan plan;
  private final Consumer<String> outage;
  private final List<Path> files = new ArrayList<>();
  private final List<HistoryProcess> running = new ArrayList<>();
  private long done;
  private long endNanos;

  /**
   * Creates a history.
   *
   * @param outage stops and starts the broker that coordinates transactions of an id
   */
  Histories(String address, Path folder, HistoryPlan plan, Consumer<String> outage) {
    this.address = address;
    this.folder = folder;
    this.plan = plan;
    this.outage = outage;
  }

  /** Runs the program. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws Exception {
    HistoryPlan plan = HistoryPlan.parse(Arrays.asList(arguments));
    Path folder = Files.createTempDirectory("histories");
    long start = System.nanoTime();
    try (EmbeddedKafka kafka = EmbeddedKafka.builder().nodes(plan.nodes()).start()) {
      var outage = new CoordinatorOutage(kafka);
      Verdict verdict = new Histories(kafka.bootstrapServers(), folder, plan, outage).run();
      System.out.println(verdict);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      System.out.println(plan.arguments() + " took " + seconds + " s, files in " + folder);
      System.exit(verdict.faults().isEmpty() ? 0 : 1);
    }
  }

  Verdict run() throws Exception {
    try (var factory = HistoryContext.open(address, database)) {
      fill(factory);
      HistoryProcess observer = observe();
      for (int i = 0; i < plan.processes(); i++) {
        running.add(start("w" + i));
      }
      try {
        await(1.0 / (plan.faults().size() + 1), true);
        for (int i = 0; i < plan.faults().size(); i++) {
          happen(plan.faults().get(i), factory, "x" + i);
          await((i + 2.0) / (plan.faults().size() + 1), false);
        }
        running.add(observer);
        for (HistoryProcess process : running) {
          process.end();
        }
        for (HistoryProcess process : running) {
          process.awaitEnd();
        }
      } finally {
        running.forEach(HistoryProcess::destroy);
        observer.destroy();
      }
    }
    List<Operation> operations = new ArrayList<>();
    files.forEach(file -> operations.addAll(HistoryFile.read(file)));
    try (var factory = HistoryContext.open(address, database);
        var db = factory.create()) {
      return Verdict.of(operations, HistoryLog.read(address, database), db);
    }
  }

  private void fill(EntityContextFactory<HistoryContext> factory) {
    try (var db = factory.create()) {
      for (int i = 0; i < plan.counters(); i++) {
        db.cells.add(new Cell("c" + i, 0).by(FILLING));
      }
      for (int i = 0; i < plan.accounts(); i++) {
        db.cells.add(new Cell("a" + i, HistoryPlan.BALANCE).by(FILLING));
        var cell = new Cell("s" + i, HistoryPlan.BALANCE).by(FILLING);
        db.pockets.add(new Pocket("s" + i, cell, 0, FILLING));
      }
      db.saveChanges();
    }
  }

  private HistoryProcess start(String name) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(address, database, file(name), name));
    arguments.addAll(plan.arguments());
    return HistoryProcess.start(
        HistoryWorker.class, arguments, folder.resolve(name + ".log"), this::progress);
  }

  private HistoryProcess observe() throws IOException {
    List<String> arguments =
        List.of(address, database, file("observer"), Integer.toString(plan.accounts()));
    return HistoryProcess.start(
        HistoryObserver.class, arguments, folder.resolve("observer.log"), this::progress);
  }

  private String file(String name) throws IOException {
    Path file = Files.createFile(folder.resolve(name + ".txt"));
    files.add(file);
    return file.toString();
  }

  private synchronized void progress(int operations) {
    done += operations;
    notifyAll();
  }

  /** Waits until a part of the history is over; its time begins with the first operation. */
  private synchronized void await(double part, boolean isFirst) throws InterruptedException {
    while (isFirst && done == 0) {
      running.forEach(HistoryProcess::requireAlive);
      wait(1_000);
    }
    if (isFirst) {
      endNanos = System.nanoTime() + plan.atMost().toNanos();
    }
    long leftOut = (long) (plan.atMost().toNanos() * (1 - part));
    long least = done + 1;
    while (done < plan.operations() * part || done < least) {
      running.forEach(HistoryProcess::requireAlive);
      long left = TimeUnit.NANOSECONDS.toMillis(endNanos - leftOut - System.nanoTime());
      if (left <= 0 && done >= least) {
        return;
      }
      wait(left <= 0 ? 1_000 : Math.min(left, 1_000));
    }
  }

  private void happen(Fault fault, EntityContextFactory<HistoryContext> factory, String name)
      throws Exception {
    long start = System.nanoTime();
    switch (fault) {
      case KILL -> {
        HistoryProcess victim = holder(factory);
        running.remove(victim);
        victim.kill();
        running.add(start(name));
      }
      case PAUSE -> {
        HistoryProcess victim = holder(factory);
        victim.pause();
        Thread.sleep(PAUSE.toMillis());
        victim.resume();
      }
      case OUTAGE -> outage.accept(database + ".__lease");
    }
    endNanos += System.nanoTime() - start;
  }

  /** Returns the process that has the lease, as far as that is known. */
  private HistoryProcess holder(EntityContextFactory<HistoryContext> factory) {
    String name =
        Optional.ofNullable(factory.status().lease()).map(lease -> lease.holder()).orElse("");
    return running.stream()
        .filter(process -> name.contains("/" + process.pid() + "/"))
        .findFirst()
        .orElse(running.get(0));
  }
}

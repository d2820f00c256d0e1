package org.entopic.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.entopic.EntityContextFactory;

/** What checks between processes cost: alone, handed over, and fought over. */
final class CheckedSaves {
  private static final int WARM_UP = 2_000;
  private static final int ROUNDS = 4_000;
  private static final int TURN = 100;
  private static final int HAND_OVERS = 200;
  private static final int PROCESSES = 4;
  private static final int THREADS = 8;
  private static final int SECONDS = 75;
  private static final int COUNTED_SECONDS = 15;

  private CheckedSaves() {}

  static List<Comparison> run(String bootstrapServers) throws Exception {
    List<Comparison> rows = new ArrayList<>();
    try (var factory = CounterContext.open(bootstrapServers, "checked")) {
      try (var db = factory.create()) {
        for (int i = 0; i < Increments.COUNTERS; i++) {
          db.counters.add(new Counter(i));
          db.tallies.add(new Tally(i));
        }
        db.saveChanges();
      }
      var checked = new long[ROUNDS];
      var unchecked = new long[ROUNDS];
      for (int first = -WARM_UP; first < ROUNDS; first += TURN) {
        times(first, checked, factory, CheckedSaves::twoCounters);
        times(first, unchecked, factory, CheckedSaves::twoTallies);
      }
      rows.add(row("p50", 0.5, "ratio <= 1.3", checked, unchecked));
      rows.add(row("p99", 0.99, "", checked, unchecked));
      try (var other = CounterContext.open(bootstrapServers, "checked")) {
        rows.add(handOver(factory, other, Rounds.percentile(checked, 0.5)));
      }
    }
    rows.addAll(contended(bootstrapServers));
    return rows;
  }

  private static Comparison row(String name, double q, String aim, long[] ours, long[] theirs) {
    return new Comparison(
        "checked save of two rows until readable, unchecked beside, " + name,
        "us",
        Rounds.percentile(ours, q) / 1e3,
        Rounds.percentile(theirs, q) / 1e3,
        aim);
  }

  private static void twoCounters(CounterContext db) {
    db.counters.find(1).orElseThrow().increment();
    db.counters.find(2).orElseThrow().increment();
    db.saveChanges();
  }

  private static void twoTallies(CounterContext db) {
    db.tallies.find(1).orElseThrow().increment();
    db.tallies.find(2).orElseThrow().increment();
    db.saveChanges();
  }

  /** Both sides take turns, so that neither has the warmer code or the quieter machine. */
  private static void times(
      int first,
      long[] times,
      EntityContextFactory<CounterContext> factory,
      Consumer<CounterContext> save) {
    for (int i = first; i < first + TURN; i++) {
      long time = time(factory, save);
      if (i >= 0) {
        times[i] = time;
      }
    }
  }

  private static long time(
      EntityContextFactory<CounterContext> factory, Consumer<CounterContext> save) {
    long start = System.nanoTime();
    try (var db = factory.create()) {
      save.accept(db);
    }
    return System.nanoTime() - start;
  }

  /** Two writers take turns; what a save takes longer than one of the holder is the hand-over. */
  private static Comparison handOver(
      EntityContextFactory<CounterContext> one,
      EntityContextFactory<CounterContext> other,
      double saveNanos) {
    var times = new long[HAND_OVERS];
    for (int i = 0; i < HAND_OVERS; i++) {
      times[i] = time(i % 2 == 0 ? other : one, CheckedSaves::twoCounters);
    }
    return new Comparison(
        "hand-over of an idle lease, p50",
        "ms",
        (Rounds.percentile(times, 0.5) - saveNanos) / 1e6,
        Double.NaN,
        "<= 40");
  }

  private static List<Comparison> contended(String bootstrapServers) throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start(bootstrapServers));
    }
    List<BufferedReader> answers = processes.stream().map(Process::inputReader).toList();
    for (BufferedReader answer : answers) {
      if (!"ready".equals(answer.readLine())) {
        throw new IllegalStateException("A process did not open.");
      }
    }
    for (Process process : processes) {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    }
    var confirmed = new long[3];
    for (BufferedReader answer : answers) {
      String[] counts = answer.readLine().split(" ", -1);
      for (int i = 0; i < confirmed.length; i++) {
        confirmed[i] += Long.parseLong(counts[i]);
      }
    }
    for (Process process : processes) {
      process.waitFor();
    }
    requireAll(bootstrapServers, confirmed[2]);
    return List.of(
        perSecond("while their code is being compiled", confirmed[0], ""),
        perSecond("after a minute", confirmed[1], ">= 1,000"));
  }

  private static Comparison perSecond(String when, long confirmed, String aim) {
    return new Comparison(
        "increments of 1,000 counters, 4 processes of 8 threads, none lost, " + when,
        "/s",
        (double) confirmed / COUNTED_SECONDS,
        Double.NaN,
        aim);
  }

  private static void requireAll(String bootstrapServers, long confirmed) {
    long saved = 2L * (WARM_UP + ROUNDS + HAND_OVERS);
    try (var factory = CounterContext.open(bootstrapServers, "checked");
        var db = factory.create()) {
      long sum = db.counters.asNoTracking().toList().stream().mapToLong(Counter::getValue).sum();
      if (sum != saved + confirmed) {
        throw new IllegalStateException(
            "Increments were lost: " + sum + " stored, " + (saved + confirmed) + " confirmed.");
      }
    }
  }

  private static Process start(String bootstrapServers) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Increments.class.getName(),
            bootstrapServers,
            "checked",
            Integer.toString(THREADS),
            Integer.toString(SECONDS),
            Integer.toString(COUNTED_SECONDS))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}

package org.entopic.itests.histories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.itests.histories.HistoryFile.Operation;

/**
 * Starts processes, kills some, and judges what they were told. As a program it takes seconds,
 * processes and threads, and prints the verdict; its exit code is 1 if there is a fault.
 */
public final class Histories {
  private final String address;
  private final String database = "history-" + UUID.randomUUID().toString().substring(0, 8);
  private final Path folder;
  private final HistorySize size;
  private final List<Path> files = new ArrayList<>();

  Histories(String address, Path folder, HistorySize size) {
    this.address = address;
    this.folder = folder;
    this.size = size;
  }

  /** Runs the program. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws Exception {
    long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 60;
    int processes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
    int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
    int kills = (int) (seconds / 20);
    var size = new HistorySize(processes, threads, seconds * 1000, 1_000, 100, kills, 1);
    Path folder = Files.createTempDirectory("histories");
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      Verdict verdict = new Histories(kafka.bootstrapServers(), folder, size).run();
      System.out.println(verdict);
      System.out.println("Histories are in " + folder);
      System.exit(verdict.faults().isEmpty() ? 0 : 1);
    }
  }

  Verdict run() throws Exception {
    try (var factory = HistoryContext.open(address, database)) {
      try (var db = factory.create()) {
        for (int i = 0; i < size.counters(); i++) {
          db.cells.add(new Cell("c" + i, 0));
        }
        for (int i = 0; i < size.accounts(); i++) {
          db.cells.add(new Cell("a" + i, HistorySize.BALANCE));
        }
        db.saveChanges();
      }
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(size.millis());
      List<Process> running = new ArrayList<>();
      for (int i = 0; i < size.processes(); i++) {
        running.add(start(i, size.millis()));
      }
      kill(running, end);
      for (Process process : running) {
        if (!process.waitFor(2 * size.millis() + 120_000, TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException("A process did not end in time; see " + folder);
        }
        if (process.exitValue() != 0) {
          throw new IllegalStateException("A process failed; see " + folder);
        }
      }
    }
    List<Operation> operations = new ArrayList<>();
    files.forEach(file -> operations.addAll(HistoryFile.read(file)));
    try (var factory = HistoryContext.open(address, database);
        var db = factory.create()) {
      return Verdict.of(operations, db, size);
    }
  }

  /** Ends processes in the midst of their work, evenly over the time, and starts others. */
  private void kill(List<Process> running, long end) throws Exception {
    for (int i = 0; i < size.kills(); i++) {
      long left = end - System.nanoTime();
      Process victim = running.remove(0);
      if (victim.waitFor(left / (size.kills() - i + 1), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("A process ended by itself; see " + folder);
      }
      victim.destroyForcibly().waitFor();
      long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      running.add(start(100 + i, Math.max(1, rest)));
    }
  }

  private Process start(int number, long millis) throws IOException {
    Path file = folder.resolve("history-" + number + ".txt");
    Files.createFile(file);
    files.add(file);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            HistoryWorker.class.getName(),
            address,
            database,
            file.toString(),
            size.withSeed(number, millis).toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log-" + number + ".txt").toFile())
        .start();
  }
}

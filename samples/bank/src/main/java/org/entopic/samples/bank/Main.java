package org.entopic.samples.bank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entopic.EntityContextFactory;
import org.entopic.embedded.EmbeddedKafka;

/**
 * Opens accounts on a broker in this process, has several JVMs move money between them at the same
 * time, and prints the balances and the verdict.
 */
public final class Main {
  private static final long INITIAL = 1_000;

  private final PrintStream out;
  private final int processes;
  private final int threads;
  private final int transfers;
  private final int accounts;

  Main(PrintStream out, int processes, int threads, int transfers, int accounts) {
    this.out = out;
    this.processes = processes;
    this.threads = threads;
    this.transfers = transfers;
    this.accounts = accounts;
  }

  /**
   * Runs the bank; the exit code is 1 if money was lost or made up.
   *
   * @param args processes, threads of each, transfers of each thread, accounts; 4, 8, 50 and 10
   *     unless given
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var main =
        new Main(
            out, number(args, 0, 4), number(args, 1, 8), number(args, 2, 50), number(args, 3, 10));
    boolean right;
    try (var kafka = EmbeddedKafka.start()) {
      right = main.run(kafka.bootstrapServers());
    }
    System.exit(right ? 0 : 1);
  }

  private static int number(String[] args, int index, int fallback) {
    return args.length > index ? Integer.parseInt(args[index]) : fallback;
  }

  /** Returns whether nothing was lost. */
  boolean run(String brokers) throws IOException, InterruptedException {
    try (var factory = BankContext.open(brokers)) {
      factory.run(
          db -> {
            for (int i = 0; i < accounts; i++) {
              db.accounts.add(new Account(i, INITIAL));
            }
            db.saveChanges();
          });
      long start = System.nanoTime();
      List<Process> tellers = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        tellers.add(teller(brokers, "teller-" + i));
      }
      int made = 0;
      int runs = 0;
      for (Process teller : tellers) {
        String[] answer = answer(teller).split(" ", -1);
        made += Integer.parseInt(answer[0]);
        runs += Integer.parseInt(answer[1]);
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      out.printf(
          Locale.ROOT,
          "%d processes made %,d transfers in %,d runs and %,d ms%n",
          processes,
          made,
          runs,
          millis);
      Audit audit = audit(factory, made);
      audit.lines().forEach(out::println);
      return audit.faults().isEmpty();
    }
  }

  private static Audit audit(EntityContextFactory<BankContext> factory, int made) {
    factory.database().awaitReady(Duration.ofSeconds(30));
    return Audit.of(factory, INITIAL, made);
  }

  private Process teller(String brokers, String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Teller.class.getName(),
            brokers,
            name,
            Integer.toString(accounts),
            Integer.toString(threads),
            Integer.toString(transfers))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String answer(Process teller) throws IOException, InterruptedException {
    try (BufferedReader reader = teller.inputReader(StandardCharsets.UTF_8)) {
      String line = reader.readLine();
      if (teller.waitFor() != 0 || line == null) {
        throw new IllegalStateException("A teller failed; see its messages above.");
      }
      return line;
    }
  }
}

package org.entopic.itests.histories;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.entopic.itests.broker.Signal;

/** A program of a history in a JVM of its own; it works until its input ends. */
final class HistoryProcess {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path log;
  private final Thread reader;

  private HistoryProcess(Process process, Path log, IntConsumer progress) {
    this.process = process;
    this.log = log;
    this.reader = new Thread(() -> read(progress), "history-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a program.
   *
   * @param progress is told of the operations it has done since it last said so
   */
  static HistoryProcess start(
      Class<?> program, List<String> arguments, Path log, IntConsumer progress) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    try {
      Process started = new ProcessBuilder(command).redirectError(log.toFile()).start();
      return new HistoryProcess(started, log, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(IntConsumer progress) {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        progress.accept(Integer.parseInt(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  void kill() throws InterruptedException {
    requireAlive();
    process.destroyForcibly().waitFor();
  }

  /** Stops the process as a long pause of its machine does. */
  void pause() throws Exception {
    requireAlive();
    Signal.STOP.send(process);
  }

  void resume() throws Exception {
    Signal.CONT.send(process);
    requireAlive();
  }

  void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException("A process ended by itself; see " + log);
    }
  }

  /** Asks the process to end; to be followed by {@link #awaitEnd}. */
  void end() throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).close();
  }

  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("A process did not end in time; see " + log);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException("A process failed; see " + log);
    }
    reader.join();
  }

  void destroy() {
    process.destroyForcibly();
  }
}

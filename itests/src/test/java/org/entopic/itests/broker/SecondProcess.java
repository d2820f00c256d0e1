package org.entopic.itests.broker;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A program in a JVM of its own that answers commands, such as {@link ShopProcess}. */
public final class SecondProcess implements AutoCloseable {
  private static final long PATIENCE = 60;

  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final Path log;
  private final Process process;
  private final PrintWriter in;

  private SecondProcess(Path log, Process process) {
    this.log = log;
    this.process = process;
    this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    var reader = new Thread(this::read, "second-process");
    reader.setDaemon(true);
    reader.start();
  }

  static SecondProcess start(Path folder, String address, String database) throws Exception {
    return start(folder, ShopProcess.class, List.of(address, database));
  }

  /** Starts a program and returns when it says that it is ready. */
  public static SecondProcess start(Path folder, Class<?> program, List<String> arguments)
      throws Exception {
    Path log = Files.createTempFile(folder, "second-process", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    var started = new SecondProcess(log, process);
    started.expect("ready");
    return started;
  }

  /** Sends a command and returns the answer. */
  public String ask(String command) throws Exception {
    in.println(command);
    return next(answers, command);
  }

  /** Sends a command whose answer is taken later, by {@link #answer}. */
  public void tell(String command) {
    in.println(command);
  }

  /** Returns the next answer. */
  public String answer() throws Exception {
    return next(answers, "an answer");
  }

  /** Returns the next change that the process has seen. */
  String event() throws Exception {
    return next(events, "an event");
  }

  /** Stops the process, or has it go on. */
  void signal(Signal signal) throws Exception {
    signal.send(process);
  }

  /** Ends the process in order and returns when it is gone. */
  public void quit() throws Exception {
    in.println("quit");
    expect("bye");
    if (!process.waitFor(PATIENCE, SECONDS) || process.exitValue() != 0) {
      throw failure("a clean end");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void expect(String answer) throws Exception {
    if (!next(answers, answer).equals(answer)) {
      throw failure(answer);
    }
  }

  private String next(BlockingQueue<String> queue, String wanted) throws Exception {
    String found = queue.poll(PATIENCE, SECONDS);
    if (found == null || found.isEmpty()) {
      throw failure(wanted);
    }
    return found;
  }

  private AssertionError failure(String wanted) throws IOException {
    return new AssertionError(
        "The second process gave no " + wanted + "; its log: " + Files.readString(log));
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        (line.startsWith("!") ? events : answers).add(line.substring(2));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      answers.add("");
      events.add("");
    }
  }
}

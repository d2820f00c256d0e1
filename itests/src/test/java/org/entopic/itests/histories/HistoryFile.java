package org.entopic.itests.histories;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one process did, line by line: {@code ? operation time kind what} before an operation,
 * {@code answer operation time save what} after it, so that what was under way when the process was
 * killed is known too.
 */
final class HistoryFile implements AutoCloseable {
  private static final String NONE = "-";

  /** How an operation ended. */
  enum Answer {
    /** The save was confirmed. */
    DONE,
    /** A row was another one by then: nothing is written. */
    CONFLICT,
    /** A key or a unique value was taken: nothing is written. */
    TAKEN,
    /** A principal was missing, or had dependents: nothing is written. */
    REFERENCE,
    /** The save failed otherwise: nothing is written. */
    FAILED,
    /** Nobody knows, or the process was killed before. */
    UNKNOWN
  }

  /**
   * One operation.
   *
   * @param id its name, which what it writes bears
   * @param began when it began, in nanoseconds of the machine's monotonic clock
   * @param ended when it was answered
   * @param save the save; null if there was nothing to save or the answer does not tell
   */
  record Operation(
      String id,
      String kind,
      String what,
      long began,
      Answer answer,
      long ended,
      @Nullable UUID save) {}

  private final String process;
  private final PrintWriter out;
  private long number;

  HistoryFile(Path file, String process) throws IOException {
    this.process = process;
    this.out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
  }

  /** Notes that an operation begins and returns its name. */
  synchronized String begin(String kind, String what) {
    String operation = process + ":" + ++number;
    out.println("? " + operation + " " + System.nanoTime() + " " + kind + " " + what);
    out.flush();
    return operation;
  }

  /** Notes an answer; what is known only afterwards is added. */
  synchronized void end(String operation, Answer answer, @Nullable UUID save, String what) {
    String id = save == null ? NONE : save.toString();
    out.println(answer + " " + operation + " " + System.nanoTime() + " " + id + " " + what);
    out.flush();
  }

  static List<Operation> read(Path file) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String line : lines) {
      // The last line of a process that was killed may be cut off.
      String[] words = line.split(" ", -1);
      if (words.length == 5 && words[0].equals("?")) {
        long began = Long.parseLong(words[2]);
        operations.put(
            words[1],
            new Operation(
                words[1], words[3], words[4], began, Answer.UNKNOWN, Long.MAX_VALUE, null));
      } else if (words.length == 5) {
        operations.computeIfPresent(words[1], (any, known) -> answered(known, words));
      }
    }
    return new ArrayList<>(operations.values());
  }

  private static Operation answered(Operation known, String[] words) {
    UUID save = words[3].equals(NONE) ? null : UUID.fromString(words[3]);
    String what = words[4].isEmpty() ? known.what() : words[4];
    Answer answer = Answer.valueOf(words[0]);
    return new Operation(
        known.id(), known.kind(), what, known.began(), answer, Long.parseLong(words[2]), save);
  }

  @Override
  public synchronized void close() {
    out.close();
  }
}

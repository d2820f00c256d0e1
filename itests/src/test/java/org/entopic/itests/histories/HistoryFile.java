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

/**
 * What one process did, line by line: {@code ? number kind what} before an operation, {@code answer
 * number} after it, so that what was under way when the process was killed is known too.
 */
final class HistoryFile implements AutoCloseable {

  /** How an operation ended. */
  enum Answer {
    /** The save was confirmed. */
    DONE,
    /** The save was refused: nothing is written. */
    REFUSED,
    /** Nobody knows, or the process was killed before. */
    UNKNOWN
  }

  /** One operation. */
  record Operation(String kind, String what, Answer answer) {}

  private final PrintWriter out;
  private long number;

  HistoryFile(Path file) throws IOException {
    this.out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
  }

  synchronized long begin(String kind, String what) {
    out.println("? " + ++number + " " + kind + " " + what);
    out.flush();
    return number;
  }

  /** Notes an answer; what is known only afterwards is added. */
  synchronized void end(long operation, Answer answer, String what) {
    out.println(answer + " " + operation + " " + what);
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
      String[] words = line.split(" ", -1);
      if (words.length == 4 && words[0].equals("?")) {
        operations.put(words[1], new Operation(words[2], words[3], Answer.UNKNOWN));
      } else if (words.length == 3) {
        Answer answer = Answer.valueOf(words[0]);
        operations.computeIfPresent(
            words[1],
            (any, known) ->
                new Operation(known.kind(), words[2].isEmpty() ? known.what() : words[2], answer));
      }
    }
    return new ArrayList<>(operations.values());
  }

  @Override
  public synchronized void close() {
    out.close();
  }
}

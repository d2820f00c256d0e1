package org.entopic.samples.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The second JVM: same class path, other program; its output is printed with a mark. */
final class SecondProcess implements AutoCloseable {
  private final Process process;
  private final Report report;

  SecondProcess(String bootstrapServers, Report report) throws IOException {
    this.report = report;
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Explorer.class.getName(),
                bootstrapServers)
            .redirectErrorStream(true)
            .start();
  }

  /** Prints the process's output until it ends, and returns what it says it changed. */
  Optional<ChangeCounts> join() throws IOException, InterruptedException {
    Optional<ChangeCounts> counts = Optional.empty();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<ChangeCounts> told = ChangeCounts.parse(line);
        if (told.isPresent()) {
          counts = told;
        } else {
          report.line("  [second JVM] " + line);
        }
      }
    }
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException("The second JVM ended with exit code " + exit + "; see its output.");
    }
    return counts;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

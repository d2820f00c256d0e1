package org.entopic.itests.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The budget of lines per main source file; package and module files do not count. */
class SourceSizeTest {
  private static final int HARD_STOP = 500;
  private static final int MEDIAN = 80;
  private static final int NINETIETH_PERCENTILE = 220;
  private static final int FILES_THAT_MAKE_A_PERCENTILE = 50;

  @Test
  void filesStayWithinTheBudget() throws IOException {
    Map<String, Integer> sizes = new TreeMap<>();
    for (Path file : MainCode.sources()) {
      try (var lines = Files.lines(file)) {
        sizes.put(MainCode.root().relativize(file).toString(), (int) lines.count());
      }
    }
    List<Integer> sorted = sizes.values().stream().sorted().toList();
    int median = percentile(sorted, 50);
    int ninetieth = percentile(sorted, 90);
    int longest = percentile(sorted, 100);
    System.out.printf(
        "Lines per main source file: %d files, median %d, 90th percentile %d, longest %d%n",
        sorted.size(), median, ninetieth, longest);
    assertThat(sizes).allSatisfy((file, size) -> assertThat(size).isLessThanOrEqualTo(HARD_STOP));
    if (sorted.size() >= FILES_THAT_MAKE_A_PERCENTILE) {
      assertThat(median).as("median").isLessThanOrEqualTo(MEDIAN);
      assertThat(ninetieth).as("90th percentile").isLessThanOrEqualTo(NINETIETH_PERCENTILE);
    }
  }

  private static int percentile(List<Integer> sorted, int percent) {
    return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100);
  }
}

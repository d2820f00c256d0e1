package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table of a page of {@code docs}, which {@code -Dentopic.docs.update} rewrites. */
final class DocumentedTable {
  private DocumentedTable() {}

  static void check(String file, String name, List<String> table) throws IOException {
    Path path = Path.of("../docs", file);
    String page = Files.readString(path);
    String begin = "<!-- table: " + name + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf("\n\n", from);
    assertThat(page).contains(begin);
    String written = String.join("\n", table);
    if (System.getProperty("entopic.docs.update") != null) {
      Files.writeString(path, page.substring(0, from) + written + page.substring(to));
    } else {
      assertThat(page.substring(from, to)).isEqualTo(written);
    }
  }
}

package org.entopic.itests.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares what the modules export to everybody with the committed listing. */
class PublicApiTest {
  private static final String UPDATE = "entopic.api.update";

  @Test
  void theListingMatchesTheExportedTypes() throws IOException {
    Path listing = MainCode.root().resolve("itests/src/test/resources/public-api.txt");
    List<String> actual = listing();
    if (System.getProperty(UPDATE) != null) {
      Files.write(listing, actual);
    }
    List<String> committed = Files.exists(listing) ? Files.readAllLines(listing) : List.of();
    List<String> added = new ArrayList<>(actual);
    added.removeAll(committed);
    List<String> removed = new ArrayList<>(committed);
    removed.removeAll(actual);
    assertThat(actual)
        .as(
            "The public API differs from %s%nadded:%n  %s%nremoved:%n  %s%nIf this is wanted, run"
                + " the test with -D%s and commit the file.",
            MainCode.root().relativize(listing),
            String.join("\n  ", added),
            String.join("\n  ", removed),
            UPDATE)
        .withFailMessage("the listings differ, see above")
        .isEqualTo(committed);
  }

  private static List<String> listing() throws IOException {
    List<String> lines = new ArrayList<>();
    for (ModuleDescriptor module : MainCode.descriptors()) {
      Set<String> exported = MainCode.exportedPackages(module);
      if (!exported.isEmpty()) {
        lines.add("module " + module.name());
        MainCode.CLASSES.stream()
            .filter(type -> exported.contains(type.getPackageName()))
            .map(JavaClass::reflect)
            .filter(ApiListing::isVisible)
            .map(ApiListing::of)
            .sorted()
            .forEach(type -> type.lines().forEach(lines::add));
      }
    }
    return lines;
  }
}

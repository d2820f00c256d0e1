package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every Java block of the documentation is a region of a compiled source of this module or of a
 * sample: the line before the block is {@code <!-- snippet: File#region -->} or {@code <!--
 * snippet: sample/File#region -->}, and the source has {@code // region:name} and {@code //
 * end:name} around the same lines. {@code -Dentopic.docs.update} rewrites the blocks.
 */
class SnippetTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path SOURCES = Path.of("src/test/java/org/entopic/docs");
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:<!-- snippet: ([\\w/-]+)#(\\w+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> everyJavaBlockIsCompiledSource() throws IOException {
    return pages().stream()
        .map(page -> DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> check(page)));
  }

  private static void check(Path page) throws IOException {
    String text = Files.readString(page);
    var updated = new StringBuilder();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      assertThat(block.group(1))
          .as("a Java block in %s without a snippet comment:%n%s", page, block.group(3))
          .isNotNull();
      String source = region(block.group(1), block.group(2));
      if (System.getProperty("entopic.docs.update") == null) {
        assertThat(block.group(3)).as("%s#%s", block.group(1), block.group(2)).isEqualTo(source);
      }
      String head = "<!-- snippet: " + block.group(1) + "#" + block.group(2) + " -->\n";
      block.appendReplacement(
          updated, Matcher.quoteReplacement(head + "```java\n" + source + "```"));
    }
    block.appendTail(updated);
    if (System.getProperty("entopic.docs.update") != null) {
      Files.writeString(page, updated);
    }
  }

  private static String region(String file, String name) throws IOException {
    var lines = new ArrayList<String>();
    boolean inside = false;
    for (String line : Files.readAllLines(source(file))) {
      if (line.strip().equals("// end:" + name)) {
        return String.join("", lines.stream().map(each -> dedent(each, lines) + "\n").toList());
      }
      if (inside) {
        lines.add(line);
      }
      inside |= line.strip().equals("// region:" + name);
    }
    throw new AssertionError("No region " + name + " in " + file + ".java");
  }

  private static Path source(String file) throws IOException {
    int slash = file.indexOf('/');
    if (slash < 0) {
      return SOURCES.resolve(file + ".java");
    }
    String name = file.substring(slash + 1) + ".java";
    try (Stream<Path> files =
        Files.walk(ROOT.resolve("samples").resolve(file.substring(0, slash)).resolve("src"))) {
      return files
          .filter(each -> each.endsWith(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("No source " + file));
    }
  }

  private static String dedent(String line, List<String> all) {
    int indent =
        all.stream()
            .filter(each -> !each.isBlank())
            .mapToInt(each -> each.length() - each.stripLeading().length())
            .min()
            .orElse(0);
    return line.length() < indent ? "" : line.substring(indent);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
              files.filter(file -> file.toString().endsWith(".md")))
          .filter(Files::exists)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

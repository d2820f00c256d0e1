package org.entopic.itests.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Nobody waits inside of a {@code synchronized} block: before Java 24 a virtual thread that does
 * keeps its carrier thread. Where a lock has to be held while something is waited for, it is a
 * {@code ReentrantLock}.
 */
class LockingTest {
  /** No virtual thread of an application comes here: no broker, and a broker for tests. */
  private static final Set<String> LEFT_OUT = Set.of("backend-memory", "embedded");

  private static final Pattern BLOCK = Pattern.compile("\\bsynchronized\\b[^{};]*\\{");

  private static final Pattern WAITING =
      Pattern.compile(
          "\\b(wait|sleep|poll|await\\w*|flush|close|start|stop|readToEnd|\\w*Transactions?)\\("
              + "|\\.(join|get)\\(\\)|\\bproducer\\b[^;]*\\.send\\(");

  @Test
  void nobodyWaitsInsideOfSynchronizedBlocks() throws IOException {
    List<String> found = new ArrayList<>();
    int blocks = 0;
    for (Path file : MainCode.sources()) {
      String name = MainCode.root().relativize(file).toString().replace('\\', '/');
      if (!LEFT_OUT.contains(name.substring(0, name.indexOf('/')))) {
        String text = Files.readString(file);
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
          blocks++;
          waiting(body(text, block.end())).forEach(call -> found.add(name + ": " + call));
        }
      }
    }
    assertThat(blocks).as("blocks looked at").isGreaterThan(20);
    assertThat(found).isEmpty();
  }

  @Test
  void waitingIsSeen() {
    assertThat(waiting("int a = 1; lock.wait(); b = future.get(); map.get(key);"))
        .containsExactly("wait(", ".get()");
    assertThat(waiting("this.producer.get().send(record);")).hasSize(1);
    assertThat(body("{ a { b } c } d", 1)).isEqualTo(" a { b } c ");
  }

  private static List<String> waiting(String code) {
    return WAITING.matcher(code).results().map(result -> result.group().strip()).toList();
  }

  /** Returns the code up to the brace that closes the one before it. */
  private static String body(String text, int begin) {
    int depth = 1;
    int end = begin;
    while (depth > 0) {
      char c = text.charAt(end++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return text.substring(begin, end - 1);
  }
}

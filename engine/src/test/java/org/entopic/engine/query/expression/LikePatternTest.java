package org.entopic.engine.query.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LikePatternTest {
  @Property(tries = 5000)
  void matchesWhatTheSameRegularExpressionMatches(
      @ForAll @Chars({'a', 'b', '%', '_', '\\'}) @StringLength(max = 8) String pattern,
      @ForAll @Chars({'a', 'b', '%', '_', '\\'}) @StringLength(max = 8) String text) {
    assertThat(LikePattern.of(pattern).matches(text))
        .isEqualTo(Pattern.compile(regex(pattern), Pattern.DOTALL).matcher(text).matches());
  }

  private static String regex(String pattern) {
    var regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char next = pattern.charAt(i);
      if (next == '%') {
        regex.append(".*");
      } else if (next == '_') {
        regex.append('.');
      } else {
        if (next == '\\' && i + 1 < pattern.length()) {
          next = pattern.charAt(++i);
        }
        regex.append(Pattern.quote(String.valueOf(next)));
      }
    }
    return regex.toString();
  }

  @Test
  void manyWildcardsTakeNoTime() {
    LikePattern pattern = LikePattern.of("%a".repeat(30) + "b");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(pattern.matches("a".repeat(10_000))).isFalse());
  }
}

package org.entopic.serde.json.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** {@link IsoText} against {@code java.time}. */
class IsoTextPropertyTest {
  @Property
  void instantsAreWrittenAndReadAsJavaDoes(
      @ForAll @LongRange(min = -63_000_000_000L, max = 254_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    for (int shown : new int[] {nano, nano / 1_000 * 1_000, nano / 1_000_000 * 1_000_000, 0}) {
      Instant value = Instant.ofEpochSecond(second, shown);
      var target = new byte[IsoText.INSTANT_LENGTH];
      int length = IsoText.write(value, target);
      if (length > 0) {
        assertThat(new String(target, 0, length, US_ASCII)).isEqualTo(value.toString());
      } else {
        assertThat(value.toString()).doesNotMatch("\\d{4}-.*");
      }
      assertThat(instant(value.toString())).isEqualTo(value);
    }
  }

  @Property
  void datesAreWrittenAndReadAsJavaDoes(
      @ForAll @LongRange(min = -1_000_000, max = 4_000_000) long day) {
    LocalDate value = LocalDate.ofEpochDay(day);
    var target = new byte[IsoText.INSTANT_LENGTH];
    int length = IsoText.write(value, target);
    if (length > 0) {
      assertThat(new String(target, 0, length, US_ASCII)).isEqualTo(value.toString());
    } else {
      assertThat(value.toString()).doesNotMatch("\\d{4}-.*");
    }
    char[] text = (" " + value).toCharArray();
    assertThat(IsoText.localDate(text, 1, text.length - 1)).isEqualTo(value);
  }

  /** One character of a good text replaced: both accept it as the same, or both refuse it. */
  @Property(tries = 5000)
  void spoiltTextsMeanWhatTheyMeanToJava(
      @ForAll @IntRange(max = 23) int at, @ForAll @IntRange(min = ' ', max = '~') char unit) {
    var text = new StringBuilder("2024-02-29T23:59:59.123Z");
    text.setCharAt(at, unit);
    Instant[] expected = new Instant[1];
    Throwable refusal = catchThrowable(() -> expected[0] = Instant.parse(text));
    if (refusal == null) {
      assertThat(instant(text.toString())).isEqualTo(expected[0]);
    } else {
      assertThat(catchThrowable(() -> instant(text.toString())))
          .isInstanceOf(DateTimeException.class);
    }
  }

  @Test
  void unusualFormsAreRead() {
    assertThat(instant("2024-02-29T24:00:00Z")).isEqualTo(Instant.parse("2024-03-01T00:00:00Z"));
    assertThat(instant("2024-02-29T10:15:00.1Z"))
        .isEqualTo(Instant.parse("2024-02-29T10:15:00.1Z"));
    assertThat(instant("+12024-02-29T10:15:00Z"))
        .isEqualTo(Instant.parse("+12024-02-29T10:15:00Z"));
  }

  private static Instant instant(String text) {
    char[] padded = ('"' + text + '"').toCharArray();
    return IsoText.instant(padded, 1, text.length());
  }
}

package org.entopic.serde.json.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The usual ISO-8601 forms of dates and points in time, several times faster than the formatters of
 * {@code java.time}; what is unusual is left to those.
 */
final class IsoText {
  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_LENGTH = 19;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final long FIRST_SECOND = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_PER_DAY;
  private static final long END_SECOND = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_PER_DAY;
  private static final int NOT_DIGITS = -1;

  /** The longest text {@link #write(Instant, byte[])} makes. */
  static final int INSTANT_LENGTH = 30;

  private IsoText() {}

  /** Writes what {@link Instant#toString} returns; 0 if the year has not four digits. */
  static int write(Instant value, byte[] target) {
    long second = value.getEpochSecond();
    if (second < FIRST_SECOND || second >= END_SECOND) {
      return 0;
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    write(time.toLocalDate(), target);
    target[DATE_LENGTH] = 'T';
    put(target, 11, 2, time.getHour());
    target[13] = ':';
    put(target, 14, 2, time.getMinute());
    target[16] = ':';
    put(target, 17, 2, time.getSecond());
    int end = SECONDS_LENGTH + fraction(value.getNano(), target);
    target[end] = 'Z';
    return end + 1;
  }

  private static int fraction(int nano, byte[] target) {
    if (nano == 0) {
      return 0;
    }
    target[SECONDS_LENGTH] = '.';
    if (nano % 1_000_000 == 0) {
      put(target, SECONDS_LENGTH + 1, 3, nano / 1_000_000);
      return 4;
    } else if (nano % 1_000 == 0) {
      put(target, SECONDS_LENGTH + 1, 6, nano / 1_000);
      return 7;
    }
    put(target, SECONDS_LENGTH + 1, 9, nano);
    return 10;
  }

  /** Writes what {@link LocalDate#toString} returns; 0 if the year has not four digits. */
  static int write(LocalDate value, byte[] target) {
    int year = value.getYear();
    if (year < 0 || year > 9999) {
      return 0;
    }
    put(target, 0, 4, year);
    target[4] = '-';
    put(target, 5, 2, value.getMonthValue());
    target[7] = '-';
    put(target, 8, 2, value.getDayOfMonth());
    return DATE_LENGTH;
  }

  private static void put(byte[] target, int start, int digits, int value) {
    int rest = value;
    for (int i = start + digits - 1; i >= start; i--) {
      target[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /**
   * Returns the point in time that a text names.
   *
   * @throws DateTimeException if it names none
   */
  static Instant instant(char[] text, int start, int length) {
    int end = start + length;
    if (length > SECONDS_LENGTH
        && length <= INSTANT_LENGTH
        && text[end - 1] == 'Z'
        && text[start + 10] == 'T'
        && text[start + 13] == ':'
        && text[start + 16] == ':'
        && isDate(text, start)) {
      int hour = digits(text, start + 11, 2);
      int minute = digits(text, start + 14, 2);
      int second = digits(text, start + 17, 2);
      int nano = nano(text, start + SECONDS_LENGTH, end - 1);
      boolean usual = (hour | minute | second | nano) >= 0 && hour < 24 && minute < 60;
      if (usual && second < 60) {
        long days = date(text, start).toEpochDay();
        return Instant.ofEpochSecond(
            days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second, nano);
      }
    }
    return Instant.parse(new String(text, start, length));
  }

  private static int nano(char[] text, int start, int end) {
    int count = end - start - 1;
    if (count < 0) {
      return 0;
    } else if (count == 0 || text[start] != '.') {
      return NOT_DIGITS;
    }
    int value = digits(text, start + 1, count);
    if (value < 0) {
      return NOT_DIGITS;
    }
    for (int i = count; i < 9; i++) {
      value *= 10;
    }
    return value;
  }

  /**
   * Returns the date that a text names.
   *
   * @throws DateTimeException if it names none
   */
  static LocalDate localDate(char[] text, int start, int length) {
    return length == DATE_LENGTH && isDate(text, start)
        ? date(text, start)
        : LocalDate.parse(new String(text, start, length));
  }

  private static boolean isDate(char[] text, int start) {
    return text[start + 4] == '-'
        && text[start + 7] == '-'
        && (digits(text, start, 4) | digits(text, start + 5, 2) | digits(text, start + 8, 2)) >= 0;
  }

  private static LocalDate date(char[] text, int start) {
    return LocalDate.of(
        digits(text, start, 4), digits(text, start + 5, 2), digits(text, start + 8, 2));
  }

  private static int digits(char[] text, int start, int count) {
    int value = 0;
    for (int i = start; i < start + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return NOT_DIGITS;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}

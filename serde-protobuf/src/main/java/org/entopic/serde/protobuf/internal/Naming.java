package org.entopic.serde.protobuf.internal;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names in the style of Protocol Buffers, each given once. */
final class Naming {
  private final Set<String> taken = new HashSet<>();

  /** Returns the name, or one that begins like it if it is taken. */
  String unique(String name) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + '_' + i;
    }
    return free;
  }

  void take(String name) {
    taken.add(name);
  }

  /** Returns {@code created_at} for {@code createdAt}. */
  static String snake(String name) {
    var snake = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char unit = name.charAt(i);
      if (isUpper(unit) && i > 0 && startsWord(name, i)) {
        snake.append('_');
      }
      snake.append(isIdentifier(unit) ? Character.toLowerCase(unit) : '_');
    }
    return isLetter(snake.isEmpty() ? '_' : snake.charAt(0)) ? snake.toString() : "f" + snake;
  }

  private static boolean startsWord(String name, int at) {
    char before = name.charAt(at - 1);
    boolean followsSmall = isIdentifier(before) && before != '_' && !isUpper(before);
    boolean endsCapitals =
        isUpper(before) && at + 1 < name.length() && isLower(name.charAt(at + 1));
    return followsSmall || endsCapitals;
  }

  /** Returns a name that a message or an enum can have. */
  static String type(String name) {
    var type = new StringBuilder(name.length());
    name.chars().forEach(unit -> type.append(isIdentifier((char) unit) ? (char) unit : '_'));
    if (type.isEmpty() || !isLetter(type.charAt(0))) {
      type.insert(0, 'T');
    }
    type.setCharAt(0, Character.toUpperCase(type.charAt(0)));
    return type.toString();
  }

  /** Returns {@code ORDER_STATUS_} for {@code OrderStatus}. */
  static String constantPrefix(String enumName) {
    return snake(enumName).toUpperCase(Locale.ROOT) + '_';
  }

  static boolean isIdentifier(char unit) {
    return isLetter(unit) || unit >= '0' && unit <= '9' || unit == '_';
  }

  private static boolean isLetter(char unit) {
    return isUpper(unit) || isLower(unit);
  }

  private static boolean isUpper(char unit) {
    return unit >= 'A' && unit <= 'Z';
  }

  private static boolean isLower(char unit) {
    return unit >= 'a' && unit <= 'z';
  }
}

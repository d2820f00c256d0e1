package org.entopic.serde.avro.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes names that Avro allows: ASCII letters, digits and {@code _}. Any other character becomes
 * {@code _uXXXX_}, its UTF-16 code, and so does a {@code _} that would look like that; different
 * names stay different.
 */
final class AvroNames {
  private static final Pattern ESCAPE_LIKE = Pattern.compile("_(?=u[0-9a-f]{4}_)");

  private static final Pattern ESCAPE = Pattern.compile("_u([0-9a-f]{4})_");

  private final Map<Object, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** Returns a name that Avro allows; the same for the same text, always. */
  static String of(String text) {
    String unambiguous = ESCAPE_LIKE.matcher(text).replaceAll(escaped('_'));
    var name = new StringBuilder();
    for (int i = 0; i < unambiguous.length(); i++) {
      char c = unambiguous.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean digit = c >= '0' && c <= '9' && i > 0;
      name.append(letter || digit ? String.valueOf(c) : escaped(c));
    }
    return name.isEmpty() ? "_" : name.toString();
  }

  /** Returns the text that a name was made of. */
  static String original(String name) {
    return ESCAPE
        .matcher(name)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  private static String escaped(char c) {
    return "_u%04x_".formatted((int) c);
  }

  /** Returns the name of a named schema, with a number where another schema has the name. */
  String unique(Object owner, String text) {
    return names.computeIfAbsent(
        owner,
        any -> {
          String base = of(text);
          String name = base;
          for (int number = 2; !taken.add(name); number++) {
            name = base + '_' + number;
          }
          return name;
        });
  }
}

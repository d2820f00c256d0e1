package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of {@code %}, {@code _} and {@code \}: the parts between the {@code %} are looked for
 * from left to right, the first at the start, the last at the end; the time is bounded by the
 * product of both lengths.
 */
final class LikePattern {
  private final List<Part> parts;

  /**
   * A piece of the pattern without {@code %}.
   *
   * @param text the characters
   * @param wild for each character, whether it stands for any
   */
  private record Part(String text, List<Boolean> wild) {
    boolean matches(String whole, int at) {
      for (int i = 0; i < text.length(); i++) {
        if (!wild.get(i) && whole.charAt(at + i) != text.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    int length() {
      return text.length();
    }
  }

  private LikePattern(List<Part> parts) {
    this.parts = parts;
  }

  static LikePattern of(String pattern) {
    var parts = new ArrayList<Part>();
    var text = new StringBuilder();
    var wild = new ArrayList<Boolean>();
    for (int i = 0; i < pattern.length(); i++) {
      char next = pattern.charAt(i);
      if (next == '%') {
        parts.add(new Part(text.toString(), List.copyOf(wild)));
        text.setLength(0);
        wild.clear();
        continue;
      }
      wild.add(next == '_');
      if (next == '\\' && i + 1 < pattern.length()) {
        next = pattern.charAt(++i);
      }
      text.append(next);
    }
    parts.add(new Part(text.toString(), List.copyOf(wild)));
    return new LikePattern(List.copyOf(parts));
  }

  boolean matches(String text) {
    Part first = parts.get(0);
    if (parts.size() == 1) {
      return text.length() == first.length() && first.matches(text, 0);
    }
    Part last = parts.get(parts.size() - 1);
    int end = text.length() - last.length();
    if (first.length() > end || !first.matches(text, 0) || !last.matches(text, end)) {
      return false;
    }
    int at = first.length();
    for (int i = 1; i < parts.size() - 1; i++) {
      Part part = parts.get(i);
      int found = find(part, text, at, end);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }

  private static int find(Part part, String text, int from, int end) {
    for (int at = from; at + part.length() <= end; at++) {
      if (part.matches(text, at)) {
        return at;
      }
    }
    return -1;
  }
}

package org.entopic.samples.catalog.maven;

import org.jspecify.annotations.Nullable;

/** Tidies the free text of POMs, which is often indented over many lines. */
final class Text {
  private Text() {}

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s+", " ");
  }

  static @Nullable String orNull(@Nullable String text) {
    String tidy = orEmpty(text);
    return tidy.isEmpty() ? null : tidy;
  }
}

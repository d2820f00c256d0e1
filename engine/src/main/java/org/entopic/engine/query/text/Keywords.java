package org.entopic.engine.query.text;

import java.util.Locale;
import java.util.Set;

/** The words that cannot be names. */
final class Keywords {
  private static final Set<String> RESERVED =
      Set.of(
          "select",
          "from",
          "where",
          "group",
          "having",
          "order",
          "by",
          "join",
          "inner",
          "left",
          "outer",
          "on",
          "as",
          "and",
          "or",
          "not",
          "in",
          "is",
          "like",
          "between",
          "null",
          "empty",
          "distinct",
          "limit",
          "offset",
          "union",
          "intersect",
          "except",
          "case",
          "when",
          "then",
          "else",
          "end",
          "exists",
          "true",
          "false",
          "asc",
          "desc",
          "escape");

  private Keywords() {}

  static boolean isReserved(String word) {
    return RESERVED.contains(word.toLowerCase(Locale.ROOT));
  }
}

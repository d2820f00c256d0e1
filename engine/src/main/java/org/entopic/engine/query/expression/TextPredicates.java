package org.entopic.engine.query.expression;

import org.entopic.engine.query.expression.BoundPredicate.Text;

/** Conditions on texts. */
final class TextPredicates {
  private TextPredicates() {}

  private interface TextTest {
    boolean test(String text);
  }

  static RowPredicate match(Text match) {
    int ordinal = match.path().property().ordinal();
    TextTest test = test(match);
    return match
        .path()
        .lift(
            (view, row) -> {
              String text = (String) row.getObject(ordinal);
              return text != null && test.test(text);
            },
            false);
  }

  private static TextTest test(Text match) {
    String pattern = match.pattern();
    return switch (match.operator()) {
      case STARTS_WITH -> text -> text.startsWith(pattern);
      case ENDS_WITH -> text -> text.endsWith(pattern);
      case CONTAINS -> text -> text.contains(pattern);
      case EQUALS_IGNORE_CASE -> text -> text.equalsIgnoreCase(pattern);
      case LIKE -> LikePattern.of(pattern)::matches;
    };
  }
}

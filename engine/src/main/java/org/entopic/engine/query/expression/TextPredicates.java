package org.entopic.engine.query.expression;

import org.entopic.engine.query.expression.BoundPredicate.Text;
import org.entopic.query.tree.PredicateNode.TextOperator;

/** Conditions on texts. */
final class TextPredicates {
  private TextPredicates() {}

  private interface TextTest {
    boolean test(String text);
  }

  static RowPredicate match(Text match) {
    int ordinal = match.path().property().ordinal();
    TextTest test = test(match.operator(), match.pattern());
    return match
        .path()
        .lift(
            (view, row) -> {
              String text = (String) row.getObject(ordinal);
              return text != null && test.test(text);
            },
            false);
  }

  static RowPredicate match(TextOperator operator, String pattern, RowExpression value) {
    TextTest test = test(operator, pattern);
    return (view, row) -> {
      var text = (String) value.getObject(view, row);
      return text != null && test.test(text);
    };
  }

  private static TextTest test(TextOperator operator, String pattern) {
    return switch (operator) {
      case STARTS_WITH -> text -> text.startsWith(pattern);
      case ENDS_WITH -> text -> text.endsWith(pattern);
      case CONTAINS -> text -> text.contains(pattern);
      case EQUALS_IGNORE_CASE -> text -> text.equalsIgnoreCase(pattern);
      case LIKE -> LikePattern.of(pattern)::matches;
    };
  }
}

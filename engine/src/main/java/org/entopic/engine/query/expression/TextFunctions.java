package org.entopic.engine.query.expression;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.entopic.model.ScalarType;
import org.entopic.query.tree.Function;
import org.jspecify.annotations.Nullable;

/** Functions of texts. */
final class TextFunctions {
  private TextFunctions() {}

  /** Returns a function of texts, or null where the arguments do not fit. */
  static @Nullable RowExpression of(Function function, List<RowExpression> arguments) {
    RowExpression text = arguments.get(0);
    if (function == Function.TO_TEXT) {
      return text.kind() == ValueKind.BYTES ? null : toText(text);
    }
    int texts = function == Function.SUBSTRING ? 1 : arguments.size();
    if (!arguments.subList(0, texts).stream().allMatch(value -> value.is(ScalarType.STRING))
        || !arguments.subList(texts, arguments.size()).stream()
            .allMatch(value -> value.is(ScalarType.INT))) {
      return null;
    }
    return switch (function) {
      case LENGTH -> number(text, String::length);
      case UPPER -> text(text, value -> value.toUpperCase(Locale.ROOT));
      case LOWER -> text(text, value -> value.toLowerCase(Locale.ROOT));
      case TRIM -> text(text, String::strip);
      case SUBSTRING -> substring(text, arguments.get(1), arguments.get(2));
      case INDEX_OF -> indexOf(text, arguments.get(1));
      case REPLACE -> replace(text, arguments.get(1), arguments.get(2));
      default -> concat(text, arguments.get(1));
    };
  }

  /** A constant of an enum has its name, whatever its class makes of it. */
  private static RowExpression toText(RowExpression any) {
    return new ObjectExpression(
        text("").type(),
        (view, row) -> {
          Object value = any.get(view, row);
          return value instanceof Enum<?> constant
              ? constant.name()
              : value == null ? null : value.toString();
        });
  }

  private static Literal text(String value) {
    return Objects.requireNonNull(Literal.of(value));
  }

  private static RowExpression text(
      RowExpression text, java.util.function.UnaryOperator<String> function) {
    return ObjectExpression.of(ScalarType.STRING, text, value -> function.apply((String) value));
  }

  private static RowExpression number(RowExpression text, ToIntFunction<String> function) {
    return IntegralExpression.ofInt(
        text::isNull,
        (view, row) -> {
          var value = (String) text.getObject(view, row);
          return value == null ? 0 : function.applyAsInt(value);
        });
  }

  private static RowExpression substring(
      RowExpression text, RowExpression from, RowExpression length) {
    return new ObjectExpression(
        text.type(),
        (view, row) -> {
          var value = (String) text.getObject(view, row);
          if (value == null || from.isNull(view, row) || length.isNull(view, row)) {
            return null;
          }
          long start = Math.max(0, from.getLong(view, row));
          long end = Math.min(value.length(), start + Math.max(0, length.getLong(view, row)));
          return start >= end ? "" : value.substring((int) start, (int) end);
        });
  }

  private static RowExpression indexOf(RowExpression text, RowExpression part) {
    return IntegralExpression.ofInt(
        (view, row) -> text.isNull(view, row) || part.isNull(view, row),
        (view, row) -> {
          var value = (String) text.getObject(view, row);
          var wanted = (String) part.getObject(view, row);
          return value == null || wanted == null ? -1 : value.indexOf(wanted);
        });
  }

  private static RowExpression replace(RowExpression text, RowExpression part, RowExpression by) {
    return new ObjectExpression(
        text.type(),
        (view, row) -> {
          var value = (String) text.getObject(view, row);
          var wanted = (String) part.getObject(view, row);
          var other = (String) by.getObject(view, row);
          return value == null || wanted == null || other == null
              ? null
              : value.replace(wanted, other);
        });
  }

  private static RowExpression concat(RowExpression first, RowExpression second) {
    return new ObjectExpression(
        first.type(),
        (view, row) -> {
          Object value = first.getObject(view, row);
          Object other = second.getObject(view, row);
          return value == null || other == null ? null : value + (String) other;
        });
  }
}

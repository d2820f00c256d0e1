package org.entopic.engine.query;

import java.util.List;
import org.entopic.engine.query.expression.Identity;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.engine.query.expression.RowValues;
import org.entopic.engine.query.expression.ValueKind;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** What rows are found by in a hash table: one integer, which is not boxed, or an object. */
interface HashKey {

  /** Returns whether all keys are integers. */
  default boolean isInteger() {
    return false;
  }

  /** Returns whether a row has no key. */
  default boolean isNull(ReadView view, Row row) {
    return object(view, row) == null;
  }

  /** Returns the integer of a row that has a key. */
  default long integer(ReadView view, Row row) {
    throw new IllegalStateException("The keys are not integers.");
  }

  /** Returns the object, which equals that of other rows with the same key; null without a key. */
  @Nullable Object object(ReadView view, Row row);

  /** Returns the key of values of which none may be null. */
  static HashKey ofAll(List<RowExpression> values) {
    return values.size() == 1
        ? of(values.get(0))
        : (view, row) -> {
          @Nullable Object[] found = RowKey.values(values, view, row);
          for (Object value : found) {
            if (value == null) {
              return null;
            }
          }
          return RowKey.identity(found);
        };
  }

  /** Returns the key of a value. */
  static HashKey of(RowExpression value) {
    return value.kind() == ValueKind.INTEGRAL
        ? new OfInteger(value)
        : (view, row) -> Identity.of(value.get(view, row));
  }

  /** Returns the key of values as keys of entities have them. */
  static HashKey of(RowValues values) {
    return values.integerOrdinal() >= 0
        ? new OfColumn(values.integerOrdinal())
        : (view, row) -> Identity.of(values.of(row));
  }

  /** The integer of an expression. */
  record OfInteger(RowExpression value) implements HashKey {
    @Override
    public boolean isInteger() {
      return true;
    }

    @Override
    public boolean isNull(ReadView view, Row row) {
      return value.isNull(view, row);
    }

    @Override
    public long integer(ReadView view, Row row) {
      return value.getLong(view, row);
    }

    @Override
    public @Nullable Object object(ReadView view, Row row) {
      return isNull(view, row) ? null : (Long) integer(view, row);
    }
  }

  /** The integer that a row has at an ordinal. */
  record OfColumn(int ordinal) implements HashKey {
    @Override
    public boolean isInteger() {
      return true;
    }

    @Override
    public boolean isNull(ReadView view, Row row) {
      return row.isNull(ordinal);
    }

    @Override
    public long integer(ReadView view, Row row) {
      return row.getLong(ordinal);
    }

    @Override
    public @Nullable Object object(ReadView view, Row row) {
      return isNull(view, row) ? null : (Long) integer(view, row);
    }
  }
}

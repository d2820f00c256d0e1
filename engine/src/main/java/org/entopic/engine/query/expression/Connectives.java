package org.entopic.engine.query.expression;

/** Conditions made of conditions. */
final class Connectives {
  private Connectives() {}

  static RowPredicate all(RowPredicate[] parts) {
    if (parts.length == 2) {
      RowPredicate first = parts[0];
      RowPredicate second = parts[1];
      return (view, row) -> first.test(view, row) && second.test(view, row);
    }
    return parts.length == 1
        ? parts[0]
        : (view, row) -> {
          for (RowPredicate part : parts) {
            if (!part.test(view, row)) {
              return false;
            }
          }
          return true;
        };
  }

  static RowPredicate any(RowPredicate[] parts) {
    if (parts.length == 2) {
      RowPredicate first = parts[0];
      RowPredicate second = parts[1];
      return (view, row) -> first.test(view, row) || second.test(view, row);
    }
    return (view, row) -> {
      for (RowPredicate part : parts) {
        if (part.test(view, row)) {
          return true;
        }
      }
      return false;
    };
  }
}

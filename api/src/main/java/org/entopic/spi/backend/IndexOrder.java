package org.entopic.spi.backend;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.KeyOrder;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.StoreAccess.IndexBound;
import org.jspecify.annotations.Nullable;

/**
 * The order of the rows in an index: that of the values of its properties, one after the other,
 * each from low to high or from high to low; rows with the same values are in the order of their
 * keys.
 *
 * <p>Immutable and thread-safe. Values compare as in queries; null is below all others.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class IndexOrder implements Comparator<Row> {
  private final EntityTypeModel type;
  private final Column[] columns;

  private enum Kind {
    INTEGRAL,
    FLOAT,
    DOUBLE,
    DECIMAL,
    NATURAL
  }

  private record Column(int ordinal, Kind kind, boolean descending) {

    int compare(Row left, Row right) {
      int ascending = ascending(left, right);
      return descending ? -ascending : ascending;
    }

    private int ascending(Row left, Row right) {
      if (kind.compareTo(Kind.DECIMAL) >= 0) {
        return objects(left.getObject(ordinal), right.getObject(ordinal));
      }
      boolean leftNull = left.isNull(ordinal);
      boolean rightNull = right.isNull(ordinal);
      if (leftNull || rightNull) {
        return Boolean.compare(rightNull, leftNull);
      }
      return kind == Kind.INTEGRAL
          ? Long.compare(left.getLong(ordinal), right.getLong(ordinal))
          : kind == Kind.DOUBLE
              ? Double.compare(left.getDouble(ordinal), right.getDouble(ordinal))
              : Float.compare(left.getFloat(ordinal), right.getFloat(ordinal));
    }

    long digest(Row row) {
      if (row.isNull(ordinal)) {
        return Long.MIN_VALUE;
      }
      return switch (kind) {
        case INTEGRAL -> row.getLong(ordinal);
        case FLOAT -> digest(row.getFloat(ordinal));
        case DOUBLE -> digest(row.getDouble(ordinal));
        default -> digest(row.getObject(ordinal));
      };
    }

    private static long digest(double value) {
      long bits = Double.doubleToLongBits(value);
      return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private static long digest(@Nullable Object value) {
      if (value instanceof String text) {
        long digest = 0;
        for (int i = 0; i < 4; i++) {
          digest = digest << 16 | (i < text.length() ? text.charAt(i) : 0);
        }
        return digest ^ Long.MIN_VALUE;
      } else if (value instanceof Number number) {
        return digest(number.doubleValue());
      } else if (value instanceof UUID uuid) {
        return uuid.getMostSignificantBits() ^ Long.MIN_VALUE;
      } else if (value instanceof Instant instant) {
        return instant.getEpochSecond();
      } else if (value instanceof LocalDate date) {
        return date.toEpochDay();
      } else if (value instanceof LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC);
      } else if (value instanceof OffsetDateTime time) {
        return time.toEpochSecond();
      }
      return 0;
    }

    private int objects(@Nullable Object left, @Nullable Object right) {
      if (left == null || right == null) {
        return Boolean.compare(left != null, right != null);
      }
      int order =
          kind == Kind.DECIMAL
              ? ((BigDecimal) left).compareTo((BigDecimal) right)
              : KeyOrder.compare(left, right);
      return Integer.signum(order);
    }
  }

  private IndexOrder(EntityTypeModel type, Column[] columns) {
    this.type = type;
    this.columns = columns;
  }

  /**
   * Returns the order of an index for rows of a type.
   *
   * @param type the type of the rows, which has properties of the names that the index's have
   * @throws IllegalArgumentException if the values of a property have no order
   */
  public static IndexOrder of(EntityTypeModel type, IndexModel index) {
    List<PropertyModel> properties = index.properties();
    var columns = new Column[properties.size()];
    for (int i = 0; i < columns.length; i++) {
      PropertyModel property = type.property(properties.get(i).name()).orElseThrow();
      boolean descending = index.isDescending(properties.get(i));
      columns[i] = new Column(property.ordinal(), kind(property.storeType()), descending);
    }
    return new IndexOrder(type, columns);
  }

  /** Returns whether values of a type have an order that an index can keep. */
  public static boolean isOrdered(StoreType type) {
    return type instanceof StoreType.Enumeration
        || type instanceof StoreType.Scalar scalar && scalar.type() != ScalarType.BYTES;
  }

  private static Kind kind(StoreType type) {
    if (!isOrdered(type)) {
      throw new IllegalArgumentException("Values of " + type + " have no order.");
    }
    if (!(type instanceof StoreType.Scalar scalar)) {
      return Kind.NATURAL;
    }
    return switch (scalar.type()) {
      case FLOAT -> Kind.FLOAT;
      case DOUBLE -> Kind.DOUBLE;
      case DECIMAL -> Kind.DECIMAL;
      default -> scalar.type().isPrimitive() ? Kind.INTEGRAL : Kind.NATURAL;
    };
  }

  @Override
  public int compare(Row left, Row right) {
    int order = compareValues(left, right, columns.length);
    return order != 0 ? order : KeyOrder.compare(left.key(), right.key());
  }

  /**
   * Compares the values of the first properties of the index.
   *
   * @param count how many properties
   */
  public int compareValues(Row left, Row right, int count) {
    for (int i = 0; i < count; i++) {
      int order = columns[i].compare(left, right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /**
   * Returns a number that is smaller than another row's only if the row comes before the other by
   * the first property; equal numbers say nothing.
   */
  public long digest(Row row) {
    Column first = columns[0];
    long digest = first.digest(row);
    return first.descending ? ~digest : digest;
  }

  /** Returns a nested row that has the values of a bound, to be compared with others. */
  public Row row(IndexBound bound) {
    var builder = new RowBuilder(type);
    for (int i = 0; i < bound.values().size(); i++) {
      builder.set(columns[i].ordinal, bound.values().get(i));
    }
    return builder.buildNested();
  }

  /** Returns whether a row is between two bounds, of which a null one is open. */
  public boolean contains(Row row, @Nullable IndexBound from, @Nullable IndexBound to) {
    if (from != null) {
      int order = compareValues(row, row(from), from.values().size());
      if (order < 0 || order == 0 && !from.inclusive()) {
        return false;
      }
    }
    if (to != null) {
      int order = compareValues(row, row(to), to.values().size());
      return order < 0 || order == 0 && to.inclusive();
    }
    return true;
  }
}

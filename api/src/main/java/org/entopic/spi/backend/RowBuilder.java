package org.entopic.spi.backend;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.entopic.model.PropertyModel;
import org.entopic.model.StructuralTypeModel;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values of one row after the other.
 *
 * <p>Not thread-safe; one builder serves any number of rows. Values not set are null, or zero where
 * the property is a primitive that cannot be null.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class RowBuilder {
  private final StructuralTypeModel type;
  private final int primitives;
  private final long[] nullBits;
  private final long[] bits;
  private final @Nullable Object[] values;

  /** Creates a builder for rows of a type. */
  public RowBuilder(StructuralTypeModel type) {
    this.type = type;
    this.primitives = type.primitiveCount();
    this.nullBits = new long[primitives == 0 ? 0 : (primitives + 63) >> 6];
    for (int ordinal = 0; ordinal < primitives; ordinal++) {
      if (type.property(ordinal).isNullable()) {
        nullBits[ordinal >> 6] |= 1L << ordinal;
      }
    }
    this.bits = new long[primitives + nullBits.length];
    this.values = new Object[type.propertyCount() - primitives];
    clearBits();
  }

  /** Returns the type of the rows. */
  public StructuralTypeModel type() {
    return type;
  }

  /** Sets a value of any of the integral types, {@code boolean} (0 or 1) or {@code char}. */
  public void setLong(int ordinal, long value) {
    bits[ordinal] = value;
    bits[primitives + (ordinal >> 6)] &= ~(1L << ordinal);
  }

  /** Sets a {@code boolean}. */
  public void setBoolean(int ordinal, boolean value) {
    setLong(ordinal, value ? 1 : 0);
  }

  /** Sets a {@code double}; all NaN are one value. */
  public void setDouble(int ordinal, double value) {
    setLong(ordinal, Double.doubleToLongBits(value));
  }

  /** Sets a {@code float}; all NaN are one value. */
  public void setFloat(int ordinal, float value) {
    setLong(ordinal, Float.floatToIntBits(value));
  }

  /** Sets a value that is not primitive; the row keeps it as it is, so it must never change. */
  public void setObject(int ordinal, @Nullable Object value) {
    values[ordinal - primitives] = value;
  }

  /** Sets any value, boxed where it is primitive. */
  public void set(int ordinal, @Nullable Object value) {
    if (ordinal >= primitives) {
      values[ordinal - primitives] = value;
    } else if (value == null) {
      bits[ordinal] = 0;
      bits[primitives + (ordinal >> 6)] |= 1L << ordinal;
    } else {
      setLong(ordinal, Primitives.unbox(type.property(ordinal).storeType(), value));
    }
  }

  /** Returns the value as it is so far, boxed where it is primitive. */
  public @Nullable Object get(int ordinal) {
    if (ordinal >= primitives) {
      return values[ordinal - primitives];
    }
    boolean isNull = (bits[primitives + (ordinal >> 6)] >>> ordinal & 1) != 0;
    return isNull ? null : Primitives.box(type.property(ordinal).storeType(), bits[ordinal]);
  }

  /** Sets all values to those of a row of the same type. */
  public void setAll(Row row) {
    for (PropertyModel property : type.properties()) {
      int ordinal = property.ordinal();
      if (ordinal >= primitives) {
        values[ordinal - primitives] = row.getObject(ordinal);
      } else if (row.isNull(ordinal)) {
        set(ordinal, null);
      } else {
        setLong(ordinal, row.getLong(ordinal));
      }
    }
  }

  /** Returns the row of a nested value and starts the next one. */
  public Row buildNested() {
    return take(null, -1, Row.NO_OFFSET, -1);
  }

  /** Returns the row of an entity that no topic holds yet and starts the next one. */
  public Row build(Object key) {
    return take(key, -1, Row.NO_OFFSET, -1);
  }

  /** Returns the row of an entity and starts the next one. */
  public Row build(Object key, int partition, long offset, long timestamp) {
    return take(key, partition, offset, timestamp);
  }

  /** Forgets the values set so far. */
  public void reset() {
    clearBits();
    Arrays.fill(values, null);
  }

  private Row take(@Nullable Object key, int partition, long offset, long timestamp) {
    var row = new Row(type, key, bits, values, partition, offset, timestamp);
    reset();
    return row;
  }

  private void clearBits() {
    Arrays.fill(bits, 0, primitives, 0);
    System.arraycopy(nullBits, 0, bits, primitives, nullBits.length);
  }
}

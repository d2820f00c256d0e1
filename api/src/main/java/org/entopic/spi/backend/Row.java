package org.entopic.spi.backend;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.entopic.model.StructuralTypeModel;
import org.jspecify.annotations.Nullable;

/**
 * An immutable decoded record: the stored values of an entity by ordinal, its key and its position.
 *
 * <p>Thread-safe. Primitive values are kept unboxed and read by the getter of their type; a getter
 * of another type returns nonsense rather than fail, for speed. A nested complex value is a row
 * without key and position.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Row extends RowValues {
  /** The position of a row that no topic holds. */
  public static final long NO_OFFSET = -1;

  private final int partition;
  private final long offset;
  private final long timestamp;

  /**
   * Makes a row of copies.
   *
   * @param bits those of primitive values, followed by those that say which are null
   * @param values the values that are not primitive
   */
  Row(
      StructuralTypeModel type,
      @Nullable Object key,
      long[] bits,
      @Nullable Object[] values,
      int partition,
      long offset,
      long timestamp) {
    super(type, key, bits, values);
    this.partition = partition;
    this.offset = offset;
    this.timestamp = timestamp;
  }

  private Row(Row source, int partition, long offset, long timestamp) {
    super(source);
    this.partition = partition;
    this.offset = offset;
    this.timestamp = timestamp;
  }

  /** Returns the type whose ordinals the row uses. */
  public StructuralTypeModel type() {
    return type;
  }

  /**
   * Returns the key.
   *
   * @throws IllegalStateException if the row is a nested value
   */
  public Object key() {
    if (key == null) {
      throw new IllegalStateException(
          "A row of " + type.name() + " has no key: it is a nested value.");
    }
    return key;
  }

  /** Returns the partition the row came from, or -1. */
  public int partition() {
    return partition;
  }

  /** Returns the offset the row came from, or {@link #NO_OFFSET}. */
  public long offset() {
    return offset;
  }

  /** Returns the record's timestamp in milliseconds since the epoch, or -1. */
  public long timestamp() {
    return timestamp;
  }

  /** Returns whether a value is null. */
  public boolean isNull(int ordinal) {
    return ordinal < primitives
        ? (word(primitives + (ordinal >> 6)) >>> ordinal & 1) != 0
        : value(ordinal - primitives) == null;
  }

  /**
   * Returns a value of any of the integral types, {@code boolean} (0 or 1) or {@code char}; 0 if
   * null.
   */
  public long getLong(int ordinal) {
    return word(ordinal);
  }

  /** Returns an {@code int}; 0 if null. */
  public int getInt(int ordinal) {
    return (int) word(ordinal);
  }

  /** Returns a {@code boolean}; false if null. */
  public boolean getBoolean(int ordinal) {
    return word(ordinal) != 0;
  }

  /** Returns a {@code double}; 0 if null. */
  public double getDouble(int ordinal) {
    return Double.longBitsToDouble(word(ordinal));
  }

  /** Returns a {@code float}; 0 if null. */
  public float getFloat(int ordinal) {
    return Float.intBitsToFloat((int) word(ordinal));
  }

  /**
   * Returns a value that is not primitive, as it is kept: the array of {@link
   * org.entopic.model.ScalarType#BYTES} is not copied and must not be changed.
   */
  public @Nullable Object getObject(int ordinal) {
    return value(ordinal - primitives);
  }

  /** Returns any value, boxed where it is primitive. */
  public @Nullable Object get(int ordinal) {
    if (ordinal >= primitives) {
      return value(ordinal - primitives);
    }
    return isNull(ordinal)
        ? null
        : Primitives.box(type.property(ordinal).storeType(), word(ordinal));
  }

  /**
   * Returns whether another row of the same type has the same values, whatever its key and
   * position.
   */
  public boolean sameValues(Row other) {
    if (word0 != other.word0
        || word1 != other.word1
        || word2 != other.word2
        || word3 != other.word3
        || !Arrays.equals(otherWords, other.otherWords)) {
      return false;
    }
    int objects = type.propertyCount() - primitives;
    for (int i = 0; i < objects; i++) {
      if (!same(value(i), other.value(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a value is the same in another row of the same type. */
  public boolean sameValue(int ordinal, Row other) {
    if (ordinal < primitives) {
      return word(ordinal) == other.word(ordinal) && isNull(ordinal) == other.isNull(ordinal);
    }
    return same(value(ordinal - primitives), other.value(ordinal - primitives));
  }

  /** Compares arrays by content, those inside of lists too. */
  private static boolean same(@Nullable Object left, @Nullable Object right) {
    if (Objects.deepEquals(left, right)) {
      return true;
    }
    if (!(left instanceof List<?> a && right instanceof List<?> b) || a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns this row with another position. */
  public Row at(int newPartition, long newOffset, long newTimestamp) {
    return new Row(this, newPartition, newOffset, newTimestamp);
  }

  /** Rows are equal when their types' names, keys and values are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row that
        && type.name().equals(that.type.name())
        && Objects.equals(key, that.key)
        && sameValues(that);
  }

  @Override
  public int hashCode() {
    if (key != null) {
      return key.hashCode();
    }
    int hash = Long.hashCode(word0 ^ Long.rotateLeft(word1, 16));
    hash = 31 * hash + Long.hashCode(word2 ^ Long.rotateLeft(word3, 16));
    hash = 31 * hash + Arrays.hashCode(otherWords);
    int objects = type.propertyCount() - primitives;
    for (int i = 0; i < objects; i++) {
      hash = 31 * hash + hash(value(i));
    }
    return hash;
  }

  private static int hash(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return Arrays.hashCode(bytes);
    } else if (value instanceof List<?> list) {
      return list.stream().mapToInt(Row::hash).reduce(1, (hash, each) -> 31 * hash + each);
    }
    return Objects.hashCode(value);
  }

  /** Returns type and position, no values. */
  @Override
  public String toString() {
    return type.name() + "@" + partition + ":" + offset;
  }
}

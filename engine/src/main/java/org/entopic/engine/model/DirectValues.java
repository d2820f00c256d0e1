package org.entopic.engine.model;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** The steps that {@link BulkHandles} puts together, one for each way rows keep a value. */
final class DirectValues {
  private static final Lookup LOOKUP = MethodHandles.lookup();

  private DirectValues() {}

  /** Returns the handle {@code (value, RowBuilder, ordinal)void} for members of a type. */
  static MethodHandle putter(Class<?> type) {
    Class<?> value = kind(type);
    return find("put", methodType(void.class, value, RowBuilder.class, int.class));
  }

  /** Returns the handle {@code (value, Row, ordinal)boolean} for members of a type. */
  static MethodHandle comparer(Class<?> type) {
    return find("same", methodType(boolean.class, kind(type), Row.class, int.class));
  }

  /** Returns the handle {@code (Row, ordinal)value} for members of a type. */
  static MethodHandle taker(Class<?> type) {
    Class<?> value = kind(type);
    String name =
        value.isPrimitive()
            ? "take" + value.getSimpleName()
            : value == Object.class ? "takeObject" : "takeBoxed";
    Class<?> returned = value.isPrimitive() ? value : Object.class;
    return find(name, methodType(returned, Row.class, int.class));
  }

  private static Class<?> kind(Class<?> type) {
    if (type == float.class || type == double.class || type == boolean.class) {
      return type;
    }
    if (type.isPrimitive()) {
      return long.class;
    }
    if (type == Float.class || type == Double.class) {
      return Comparable.class;
    }
    if (Number.class.isAssignableFrom(type) && type.getPackageName().equals("java.lang")) {
      return Number.class;
    }
    return type == Boolean.class || type == Character.class ? Comparable.class : Object.class;
  }

  private static MethodHandle find(String name, MethodType type) {
    try {
      return LOOKUP.findStatic(DirectValues.class, name, type);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw MappingMessages.unreachable("The step " + name + type, e);
    }
  }

  static void put(long value, RowBuilder target, int ordinal) {
    target.setLong(ordinal, value);
  }

  static void put(boolean value, RowBuilder target, int ordinal) {
    target.setBoolean(ordinal, value);
  }

  static void put(float value, RowBuilder target, int ordinal) {
    target.setFloat(ordinal, value);
  }

  static void put(double value, RowBuilder target, int ordinal) {
    target.setDouble(ordinal, value);
  }

  static void put(@Nullable Number value, RowBuilder target, int ordinal) {
    if (value == null) {
      target.set(ordinal, null);
    } else {
      target.setLong(ordinal, value.longValue());
    }
  }

  static void put(@Nullable Comparable<?> value, RowBuilder target, int ordinal) {
    target.set(ordinal, value);
  }

  static void put(@Nullable Object value, RowBuilder target, int ordinal) {
    target.setObject(ordinal, value);
  }

  static boolean same(long value, Row row, int ordinal) {
    return row.getLong(ordinal) == value && !row.isNull(ordinal);
  }

  static boolean same(boolean value, Row row, int ordinal) {
    return row.getBoolean(ordinal) == value && !row.isNull(ordinal);
  }

  static boolean same(float value, Row row, int ordinal) {
    return Float.floatToIntBits(value) == row.getInt(ordinal) && !row.isNull(ordinal);
  }

  static boolean same(double value, Row row, int ordinal) {
    return Double.doubleToLongBits(value) == row.getLong(ordinal) && !row.isNull(ordinal);
  }

  static boolean same(@Nullable Number value, Row row, int ordinal) {
    return value == null
        ? row.isNull(ordinal)
        : row.getLong(ordinal) == value.longValue() && !row.isNull(ordinal);
  }

  static boolean same(@Nullable Comparable<?> value, Row row, int ordinal) {
    return value == null ? row.isNull(ordinal) : value.equals(row.get(ordinal));
  }

  static boolean same(@Nullable Object value, Row row, int ordinal) {
    Object stored = row.getObject(ordinal);
    return value == stored || (value != null && value.equals(stored));
  }

  static long takelong(Row row, int ordinal) {
    return row.getLong(ordinal);
  }

  static boolean takeboolean(Row row, int ordinal) {
    return row.getBoolean(ordinal);
  }

  static float takefloat(Row row, int ordinal) {
    return row.getFloat(ordinal);
  }

  static double takedouble(Row row, int ordinal) {
    return row.getDouble(ordinal);
  }

  static @Nullable Object takeBoxed(Row row, int ordinal) {
    return row.get(ordinal);
  }

  static @Nullable Object takeObject(Row row, int ordinal) {
    return row.getObject(ordinal);
  }
}

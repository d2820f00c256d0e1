package org.entopic.serde.avro.internal;

import java.util.function.Consumer;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** One written field and the property it belongs to; primitives are not boxed on the way. */
final class RecordField {
  private enum Kind {
    SKIPPED,
    BOOLEAN,
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE,
    LONG_TO_DOUBLE,
    FLOAT_TO_DOUBLE,
    OBJECT
  }

  private final String name;
  private final int ordinal;
  private final Kind kind;
  private final boolean nullable;
  private final @Nullable UnionFormat format;
  private final @Nullable Consumer<AvroInput> skipped;
  private long min;
  private long max;

  private RecordField(
      String name,
      int ordinal,
      Kind kind,
      boolean nullable,
      @Nullable UnionFormat format,
      @Nullable Consumer<AvroInput> skipped) {
    this.name = name;
    this.ordinal = ordinal;
    this.kind = kind;
    this.nullable = nullable;
    this.format = format;
    this.skipped = skipped;
  }

  /**
   * Returns the field of a property.
   *
   * @param nullable whether null is written
   * @param written the type that is written, where it is a scalar
   * @param reader reads what is not primitive
   * @param skipped skips the value, where the property is part of the key and thus known; or null
   */
  static RecordField of(
      PropertyModel property,
      boolean nullable,
      @Nullable ScalarType written,
      ValueReader reader,
      @Nullable Consumer<AvroInput> skipped) {
    Kind kind = kind(property.storeType(), written);
    var field =
        new RecordField(
            property.name(),
            property.ordinal(),
            kind,
            nullable,
            kind == Kind.OBJECT ? new UnionFormat(nullable, reader) : null,
            skipped);
    if (kind == Kind.INTEGER && written != null) {
      field.limit(written);
    }
    return field;
  }

  /** Returns fields that no property has, read as one. */
  static RecordField skipped(Consumer<AvroInput> fields) {
    return new RecordField("", -1, Kind.SKIPPED, false, null, fields);
  }

  private static Kind kind(StoreType type, @Nullable ScalarType written) {
    if (written == null || !(type instanceof StoreType.Scalar scalar) || !type.isPrimitive()) {
      return Kind.OBJECT;
    }
    boolean toDouble = scalar.type() == ScalarType.DOUBLE;
    return switch (written) {
      case BOOLEAN -> Kind.BOOLEAN;
      case FLOAT -> toDouble ? Kind.FLOAT_TO_DOUBLE : Kind.FLOAT;
      case DOUBLE -> Kind.DOUBLE;
      case LONG -> toDouble ? Kind.LONG_TO_DOUBLE : Kind.LONG;
      default -> toDouble ? Kind.LONG_TO_DOUBLE : Kind.INTEGER;
    };
  }

  private void limit(ScalarType written) {
    switch (written) {
      case BYTE -> limit(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> limit(Short.MIN_VALUE, Short.MAX_VALUE);
      case CHAR -> limit(Character.MIN_VALUE, Character.MAX_VALUE);
      default -> limit(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
  }

  private void limit(long least, long most) {
    min = least;
    max = most;
  }

  void write(AvroOutput out, Row row) {
    UnionFormat objects = format;
    if (objects != null) {
      try {
        objects.write(out, row.getObject(ordinal));
      } catch (AvroMismatchException e) {
        throw e.in(name);
      }
      return;
    }
    if (nullable) {
      boolean isNull = row.isNull(ordinal);
      out.writeLong(isNull ? 0 : 1);
      if (isNull) {
        return;
      }
    }
    switch (kind) {
      case BOOLEAN -> out.writeBoolean(row.getBoolean(ordinal));
      case FLOAT -> out.writeFloat(row.getFloat(ordinal));
      case DOUBLE -> out.writeDouble(row.getDouble(ordinal));
      default -> out.writeLong(row.getLong(ordinal));
    }
  }

  void read(AvroInput in, RowBuilder target) {
    Consumer<AvroInput> unwanted = skipped;
    if (unwanted != null) {
      unwanted.accept(in);
      return;
    }
    try {
      UnionFormat objects = format;
      if (objects != null) {
        target.setObject(ordinal, objects.read(in));
      } else if (!nullable || in.readLong(0, 1) == 1) {
        readPrimitive(in, target);
      }
    } catch (AvroMismatchException e) {
      throw e.in(name);
    }
  }

  private void readPrimitive(AvroInput in, RowBuilder target) {
    switch (kind) {
      case BOOLEAN -> target.setBoolean(ordinal, in.readBoolean());
      case INTEGER -> target.setLong(ordinal, in.readLong(min, max));
      case FLOAT -> target.setFloat(ordinal, in.readFloat());
      case DOUBLE -> target.setDouble(ordinal, in.readDouble());
      case LONG_TO_DOUBLE -> target.setDouble(ordinal, (double) in.readLong());
      case FLOAT_TO_DOUBLE -> target.setDouble(ordinal, in.readFloat());
      default -> target.setLong(ordinal, in.readLong());
    }
  }
}

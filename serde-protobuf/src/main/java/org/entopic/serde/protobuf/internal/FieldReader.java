package org.entopic.serde.protobuf.internal;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Reads one field into a property. */
abstract class FieldReader {
  final String property;
  final int ordinal;
  final int wireType;

  FieldReader(String property, int ordinal, int wireType) {
    this.property = property;
    this.ordinal = ordinal;
    this.wireType = wireType;
  }

  /** Reads a value behind its tag. */
  abstract void read(
      CodedInputStream in, int found, RowBuilder target, @Nullable Object[] slots, int depth)
      throws IOException;

  /** Sets what counts if the field is missing. */
  void prepare(RowBuilder target) {}

  /** Sets what has been collected. */
  void finish(RowBuilder target, @Nullable Object[] slots) throws MismatchException {}

  /** A primitive, which may have become wider. */
  static final class Primitive extends FieldReader {
    private final ScalarType written;
    private final boolean toDouble;

    Primitive(String property, int ordinal, int wireType, ScalarType written, ScalarType wanted) {
      super(property, ordinal, wireType);
      this.written = written;
      this.toDouble = wanted == ScalarType.DOUBLE && written != ScalarType.DOUBLE;
    }

    @Override
    void prepare(RowBuilder target) {
      target.setLong(ordinal, 0);
    }

    @Override
    void read(
        CodedInputStream in, int found, RowBuilder target, @Nullable Object[] slots, int depth)
        throws IOException {
      MessageReader.checkWireType(found, wireType, property);
      switch (written) {
        case BOOLEAN -> target.setBoolean(ordinal, in.readBool());
        case FLOAT -> setFloat(in.readFloat(), target);
        case DOUBLE -> target.setDouble(ordinal, in.readDouble());
        default -> setInteger(integer(in), target);
      }
    }

    private long integer(CodedInputStream in) throws IOException {
      try {
        return ValueReader.integer(in, written);
      } catch (MismatchException e) {
        throw e.in(property);
      }
    }

    private void setInteger(long value, RowBuilder target) {
      if (toDouble) {
        target.setDouble(ordinal, (double) value);
      } else {
        target.setLong(ordinal, value);
      }
    }

    private void setFloat(float value, RowBuilder target) {
      if (toDouble) {
        target.setDouble(ordinal, value);
      } else {
        target.setFloat(ordinal, value);
      }
    }
  }

  /** A value that rows keep as an object; where the field may be missing, it has a default. */
  static final class Single extends FieldReader {
    private final ValueReader value;
    private final @Nullable Object missing;

    Single(
        String property, int ordinal, int wireType, ValueReader value, @Nullable Object missing) {
      super(property, ordinal, wireType);
      this.value = value;
      this.missing = missing;
    }

    @Override
    void prepare(RowBuilder target) {
      target.setObject(ordinal, missing);
    }

    @Override
    void read(
        CodedInputStream in, int found, RowBuilder target, @Nullable Object[] slots, int depth)
        throws IOException {
      MessageReader.checkWireType(found, wireType, property);
      try {
        target.setObject(ordinal, value.read(in, depth));
      } catch (MismatchException e) {
        throw e.in(property);
      }
    }
  }

  /** A nested message. */
  static final class Nested extends FieldReader {
    private final MessageReader message;
    private final int slot;

    Nested(String property, int ordinal, MessageReader message, int slot) {
      super(property, ordinal, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      this.message = message;
      this.slot = slot;
    }

    @Override
    void read(
        CodedInputStream in, int found, RowBuilder target, @Nullable Object[] slots, int depth)
        throws IOException {
      MessageReader.checkWireType(found, wireType, property);
      try {
        slots[slot] = message.readPart(in, (MessageReader.Begun) slots[slot], depth);
      } catch (MismatchException e) {
        throw e.in(property);
      }
    }

    @Override
    void finish(RowBuilder target, @Nullable Object[] slots) throws MismatchException {
      if (slots[slot] instanceof MessageReader.Begun begun) {
        try {
          target.setObject(ordinal, message.build(begun));
        } catch (MismatchException e) {
          throw e.in(property);
        }
      }
    }
  }

  /** A list, packed or not. */
  static final class Repeated extends FieldReader {
    private final ValueReader value;
    private final int slot;
    private final boolean nullable;

    Repeated(String property, int ordinal, int wireType, ValueReader value, int slot, Nulls nulls) {
      super(property, ordinal, wireType);
      this.value = value;
      this.slot = slot;
      this.nullable = nulls == Nulls.ALLOWED;
    }

    @Override
    void read(
        CodedInputStream in, int found, RowBuilder target, @Nullable Object[] slots, int depth)
        throws IOException {
      List<@Nullable Object> list = list(slots);
      try {
        if (found != wireType && found == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
          int outer = in.pushLimit(in.readRawVarint32());
          while (in.getBytesUntilLimit() > 0) {
            list.add(value.read(in, depth));
          }
          in.popLimit(outer);
        } else {
          MessageReader.checkWireType(found, wireType, property);
          list.add(value.read(in, depth));
        }
      } catch (MismatchException e) {
        throw e.subject().equals("the type") ? e.in(property) : e;
      }
    }

    @SuppressWarnings("unchecked")
    private List<@Nullable Object> list(@Nullable Object[] slots) {
      Object found = slots[slot];
      if (found == null) {
        found = new ArrayList<@Nullable Object>();
        slots[slot] = found;
      }
      return (List<@Nullable Object>) found;
    }

    @Override
    void finish(RowBuilder target, @Nullable Object[] slots) throws MismatchException {
      List<@Nullable Object> list = list(slots);
      boolean isNull = false;
      if (slots[slot + 1] instanceof Places places) {
        isNull = places.isNullList() && list.isEmpty();
        if (!isNull && !places.clear(list)) {
          throw MismatchException.expected("null elements at places it has").in(property);
        }
      }
      target.setObject(ordinal, isNull && nullable ? null : Collections.unmodifiableList(list));
    }
  }

  /** Where a list has null elements. */
  static final class NullPlaces extends FieldReader {
    private final int slot;

    NullPlaces(String property, int slot) {
      super(property, -1, WireFormat.WIRETYPE_VARINT);
      this.slot = slot;
    }

    @Override
    void read(
        CodedInputStream in, int found, RowBuilder target, @Nullable Object[] slots, int depth)
        throws IOException {
      Places places = slots[slot] instanceof Places begun ? begun : new Places();
      slots[slot] = places;
      if (found == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        int outer = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
          places.add(in.readSInt32());
        }
        in.popLimit(outer);
      } else {
        MessageReader.checkWireType(found, wireType, property);
        places.add(in.readSInt32());
      }
    }
  }

  /** Whether a list can be null. */
  enum Nulls {
    ALLOWED,
    EMPTY_INSTEAD
  }
}

package org.entopic.serde.protobuf.internal;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of one schema into rows of one type.
 *
 * <p>Fields may come in any order and more than once: of single values the last counts, nested
 * messages merge, lists go on. So lists and nested messages wait in slots until the end.
 */
final class MessageReader {
  private static final @Nullable Object[] NO_SLOTS = {};

  private final StructuralTypeModel type;
  private @Nullable FieldReader[] byNumber = {};
  private FieldReader[] prepared = {};
  private FieldReader[] finished = {};
  private int slotCount;

  MessageReader(StructuralTypeModel type) {
    this.type = type;
  }

  /**
   * Sets the readers.
   *
   * @param readers the reader of each field number; null skips the field
   * @param needPreparation those that set a default
   * @param needFinish those that collect in slots
   */
  void bind(
      @Nullable FieldReader[] readers,
      FieldReader[] needPreparation,
      FieldReader[] needFinish,
      int slots) {
    byNumber = readers;
    prepared = needPreparation;
    finished = needFinish;
    slotCount = slots;
  }

  /** A message of which parts have been read. */
  static final class Begun {
    private final RowBuilder target;
    private final @Nullable Object[] slots;

    private Begun(RowBuilder target, @Nullable Object[] slots) {
      this.target = target;
      this.slots = slots;
    }
  }

  void readAll(CodedInputStream in, RowBuilder target) throws IOException {
    Begun message = begin(target);
    readFields(in, message, 1);
    finish(message);
  }

  /** Reads a message with its length; goes on with one that was begun. */
  Begun readPart(CodedInputStream in, @Nullable Begun begun, int depth) throws IOException {
    if (depth >= MessageWriter.DEPTH) {
      throw MismatchException.expected("at most " + MessageWriter.DEPTH + " levels of messages");
    }
    Begun message = begun != null ? begun : begin(new RowBuilder(type));
    int outer = in.pushLimit(in.readRawVarint32());
    readFields(in, message, depth + 1);
    in.popLimit(outer);
    return message;
  }

  Object build(Begun message) throws MismatchException {
    finish(message);
    return message.target.buildNested();
  }

  private Begun begin(RowBuilder target) {
    for (FieldReader field : prepared) {
      field.prepare(target);
    }
    return new Begun(target, slotCount == 0 ? NO_SLOTS : new Object[slotCount]);
  }

  private void finish(Begun message) throws MismatchException {
    for (FieldReader field : finished) {
      field.finish(message.target, message.slots);
    }
  }

  private void readFields(CodedInputStream in, Begun message, int depth) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int number = tag >>> 3;
      FieldReader field = number < byNumber.length ? byNumber[number] : null;
      if (field != null) {
        field.read(in, tag & 7, message.target, message.slots, depth);
      } else if (!in.skipField(tag)) {
        throw MismatchException.expected("no end of a group, which never began,");
      }
    }
  }

  /** Refuses a value that lies on the wire as another type does. */
  static void checkWireType(int found, int expected, String property) throws MismatchException {
    if (found != expected) {
      throw MismatchException.expected(describe(expected)).in(property);
    }
  }

  private static String describe(int wireType) {
    return switch (wireType) {
      case WireFormat.WIRETYPE_VARINT -> "a varint";
      case WireFormat.WIRETYPE_FIXED32 -> "four bytes";
      case WireFormat.WIRETYPE_FIXED64 -> "eight bytes";
      default -> "a length and as many bytes";
    };
  }
}

package org.entopic.serde.protobuf.internal;

import java.util.List;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.Row;

/** Writes one property of a row; primitives are not boxed on the way. */
abstract class FieldWriter {
  final int ordinal;
  final int tag;
  private final String property;

  FieldWriter(String property, int ordinal, int tag) {
    this.property = property;
    this.ordinal = ordinal;
    this.tag = tag;
  }

  final UnwritableException named(UnwritableException failure) {
    return failure.in(property);
  }

  abstract void write(WireWriter out, Row row, int depth);

  /** A primitive: left out if null, or if zero where nothing means zero. */
  static final class Primitive extends FieldWriter {
    private final ScalarType type;
    private final boolean explicit;

    Primitive(String property, int ordinal, int tag, ScalarType type, boolean explicit) {
      super(property, ordinal, tag);
      this.type = type;
      this.explicit = explicit;
    }

    @Override
    void write(WireWriter out, Row row, int depth) {
      long bits = row.getLong(ordinal);
      if (bits == 0 && (!explicit || row.isNull(ordinal))) {
        return;
      }
      switch (type) {
        case FLOAT -> out.writeFixed32(tag, (int) bits);
        case DOUBLE -> out.writeFixed64(tag, bits);
        default -> out.writeVarint(tag, bits);
      }
    }
  }

  /** Any single value that a row keeps as an object; left out if empty, as primitives are. */
  static final class Single extends FieldWriter {
    private final ValueWriter value;
    private final boolean explicit;

    Single(String property, int ordinal, int tag, ValueWriter value, boolean explicit) {
      super(property, ordinal, tag);
      this.value = value;
      this.explicit = explicit;
    }

    @Override
    void write(WireWriter out, Row row, int depth) {
      Object found = row.getObject(ordinal);
      if (found != null && (explicit || !isEmpty(found))) {
        try {
          value.write(out, tag, found, depth);
        } catch (UnwritableException e) {
          throw named(e);
        }
      }
    }

    private static boolean isEmpty(Object value) {
      return value instanceof String text
          ? text.isEmpty()
          : value instanceof byte[] bytes && bytes.length == 0;
    }
  }

  /** A list whose elements each have a tag; null elements leave an empty one. */
  static final class Repeated extends FieldWriter {
    private final ValueWriter value;

    Repeated(String property, int ordinal, int tag, ValueWriter value) {
      super(property, ordinal, tag);
      this.value = value;
    }

    @Override
    void write(WireWriter out, Row row, int depth) {
      if (row.getObject(ordinal) instanceof List<?> list) {
        try {
          for (Object element : list) {
            if (element == null) {
              out.end(out.begin(tag));
            } else {
              value.write(out, tag, element, depth);
            }
          }
        } catch (UnwritableException e) {
          throw named(e);
        }
      }
    }
  }

  /** A list of numbers under one tag; null elements leave a zero. */
  static final class Packed extends FieldWriter {
    private final PackedWriter value;

    Packed(String property, int ordinal, int tag, PackedWriter value) {
      super(property, ordinal, tag);
      this.value = value;
    }

    @Override
    void write(WireWriter out, Row row, int depth) {
      if (row.getObject(ordinal) instanceof List<?> list && !list.isEmpty()) {
        int start = out.begin(tag);
        for (Object element : list) {
          value.write(out, element);
        }
        out.end(start);
      }
    }
  }

  /** The places of a list's null elements; -1 where the list itself is null. */
  static final class Nulls extends FieldWriter {
    static final int NULL_LIST = -1;

    private final boolean nullable;

    Nulls(String property, int ordinal, int tag, boolean nullable) {
      super(property, ordinal, tag);
      this.nullable = nullable;
    }

    @Override
    void write(WireWriter out, Row row, int depth) {
      if (row.getObject(ordinal) instanceof List<?> list) {
        writeElements(out, list);
      } else if (nullable) {
        int start = out.begin(tag);
        out.writeVarint(zigZag(NULL_LIST));
        out.end(start);
      }
    }

    private void writeElements(WireWriter out, List<?> list) {
      int start = -1;
      int place = 0;
      for (Object element : list) {
        if (element == null) {
          start = start < 0 ? out.begin(tag) : start;
          out.writeVarint(zigZag(place));
        }
        place++;
      }
      if (start >= 0) {
        out.end(start);
      }
    }

    private static long zigZag(int value) {
      return (value << 1 ^ value >> 31) & 0xFFFF_FFFFL;
    }
  }
}

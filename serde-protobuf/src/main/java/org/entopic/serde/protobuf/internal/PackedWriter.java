package org.entopic.serde.protobuf.internal;

import org.entopic.model.ScalarType;
import org.jspecify.annotations.Nullable;

/** Writes an element of a packed list; zero for null. */
interface PackedWriter {

  void write(WireWriter out, @Nullable Object element);

  static PackedWriter of(ScalarType type) {
    return switch (type) {
      case BOOLEAN -> (out, element) -> out.writeVarint(Boolean.TRUE.equals(element) ? 1 : 0);
      case CHAR -> (out, element) -> out.writeVarint(element == null ? 0 : (Character) element);
      case FLOAT ->
          (out, element) ->
              out.writeFixed32(element == null ? 0 : Float.floatToIntBits((Float) element));
      case DOUBLE ->
          (out, element) ->
              out.writeFixed64(element == null ? 0 : Double.doubleToLongBits((Double) element));
      default ->
          (out, element) -> out.writeVarint(element == null ? 0 : ((Number) element).longValue());
    };
  }

  static PackedWriter ofConstants(ConstantNumbers numbers) {
    return (out, element) -> out.writeVarint(element == null ? 0 : numbers.of(element));
  }
}

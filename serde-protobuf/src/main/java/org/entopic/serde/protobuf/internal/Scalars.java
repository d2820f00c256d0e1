package org.entopic.serde.protobuf.internal;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entopic.model.ScalarType;

/** Which field type each scalar has, and which scalar a field holds. */
final class Scalars {
  static final String TIMESTAMP = ".google.protobuf.Timestamp";
  static final String DURATION = ".google.protobuf.Duration";

  /** Custom option of a field, of the range left to private use: what a scalar is in the model. */
  static final int TYPE_OPTION = 50_821;

  /** Custom option of a field: the names it had before. */
  static final int FORMER_NAMES_OPTION = 50_822;

  /** Custom option of a field: the list whose null elements it tells. */
  static final int NULLS_OPTION = 50_823;

  private Scalars() {}

  static void describe(ScalarType scalar, FieldDescriptorProto.Builder field) {
    FieldDescriptorProto.Type type =
        switch (scalar) {
          case BOOLEAN -> FieldDescriptorProto.Type.TYPE_BOOL;
          case BYTE, SHORT, INT -> FieldDescriptorProto.Type.TYPE_INT32;
          case LONG -> FieldDescriptorProto.Type.TYPE_INT64;
          case CHAR -> FieldDescriptorProto.Type.TYPE_UINT32;
          case FLOAT -> FieldDescriptorProto.Type.TYPE_FLOAT;
          case DOUBLE -> FieldDescriptorProto.Type.TYPE_DOUBLE;
          case BYTES -> FieldDescriptorProto.Type.TYPE_BYTES;
          case INSTANT, DURATION -> FieldDescriptorProto.Type.TYPE_MESSAGE;
          default -> FieldDescriptorProto.Type.TYPE_STRING;
        };
    field.setType(type);
    if (type == FieldDescriptorProto.Type.TYPE_MESSAGE) {
      field.setTypeName(scalar == ScalarType.INSTANT ? TIMESTAMP : DURATION);
    } else if (usual(type).filter(scalar::equals).isEmpty()) {
      setOption(field, TYPE_OPTION, List.of(scalar.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** Returns the scalar in a field; empty if it holds something else. */
  static Optional<ScalarType> of(FieldDescriptorProto field) {
    if (field.getType() == FieldDescriptorProto.Type.TYPE_MESSAGE) {
      return switch (field.getTypeName()) {
        case TIMESTAMP -> Optional.of(ScalarType.INSTANT);
        case DURATION -> Optional.of(ScalarType.DURATION);
        default -> Optional.empty();
      };
    }
    List<String> named = option(field, TYPE_OPTION);
    return named.isEmpty() ? usual(field.getType()) : named(named.get(0));
  }

  private static Optional<ScalarType> named(String name) {
    for (ScalarType scalar : ScalarType.values()) {
      if (scalar.name().equalsIgnoreCase(name)) {
        return Optional.of(scalar);
      }
    }
    return Optional.empty();
  }

  private static Optional<ScalarType> usual(FieldDescriptorProto.Type type) {
    return switch (type) {
      case TYPE_BOOL -> Optional.of(ScalarType.BOOLEAN);
      case TYPE_INT32 -> Optional.of(ScalarType.INT);
      case TYPE_INT64 -> Optional.of(ScalarType.LONG);
      case TYPE_UINT32 -> Optional.of(ScalarType.CHAR);
      case TYPE_FLOAT -> Optional.of(ScalarType.FLOAT);
      case TYPE_DOUBLE -> Optional.of(ScalarType.DOUBLE);
      case TYPE_STRING -> Optional.of(ScalarType.STRING);
      case TYPE_BYTES -> Optional.of(ScalarType.BYTES);
      default -> Optional.empty();
    };
  }

  /** Returns the texts of a custom option. */
  static List<String> option(FieldDescriptorProto field, int number) {
    return field.getOptions().getUnknownFields().getField(number).getLengthDelimitedList().stream()
        .map(text -> text.toStringUtf8())
        .toList();
  }

  static void setOption(FieldDescriptorProto.Builder field, int number, List<String> texts) {
    var values = UnknownFieldSet.Field.newBuilder();
    texts.forEach(
        text -> values.addLengthDelimited(com.google.protobuf.ByteString.copyFromUtf8(text)));
    FieldOptions.Builder options = field.getOptionsBuilder();
    options.setUnknownFields(
        UnknownFieldSet.newBuilder(options.getUnknownFields())
            .addField(number, values.build())
            .build());
  }
}

package org.entopic.serde.protobuf.internal;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.WireFormat;

/** How a value of each field type lies on the wire. */
final class WireTypes {
  private WireTypes() {}

  static int of(FieldDescriptorProto.Type type) {
    return switch (type) {
      case TYPE_FLOAT, TYPE_FIXED32, TYPE_SFIXED32 -> WireFormat.WIRETYPE_FIXED32;
      case TYPE_DOUBLE, TYPE_FIXED64, TYPE_SFIXED64 -> WireFormat.WIRETYPE_FIXED64;
      case TYPE_STRING, TYPE_BYTES, TYPE_MESSAGE -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
      case TYPE_GROUP -> WireFormat.WIRETYPE_START_GROUP;
      default -> WireFormat.WIRETYPE_VARINT;
    };
  }
}

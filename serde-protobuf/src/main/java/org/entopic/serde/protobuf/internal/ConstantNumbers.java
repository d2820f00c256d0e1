package org.entopic.serde.protobuf.internal;

import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The numbers that the constants of an enum have in a schema. */
// ordinals index an array of this process and never leave it
@SuppressWarnings("EnumOrdinal")
final class ConstantNumbers {
  private final int[] numberOfOrdinal;

  ConstantNumbers(Class<? extends Enum<?>> type, EnumDescriptorProto schema) {
    Map<String, Integer> byLabel = new HashMap<>();
    for (EnumValueDescriptorProto value : schema.getValueList()) {
      byLabel.put(value.getName(), value.getNumber());
    }
    Enum<?>[] constants = type.getEnumConstants();
    numberOfOrdinal = new int[constants.length];
    for (Enum<?> constant : constants) {
      String label = EnumLabels.label(schema.getName(), constant.name());
      numberOfOrdinal[constant.ordinal()] =
          Objects.requireNonNull(byLabel.get(label), "every constant has a number");
    }
  }

  int of(Object constant) {
    return numberOfOrdinal[((Enum<?>) constant).ordinal()];
  }
}

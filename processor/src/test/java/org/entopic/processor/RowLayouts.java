package org.entopic.processor;

import java.util.List;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.access.EntityAccess.Member;
import org.entopic.tck.model.TestModels;

/** Types of rows with a property for each direct member, named like it. */
final class RowLayouts {
  private RowLayouts() {}

  static StructuralTypeModel of(List<Member> members) {
    var type = TestModels.complex("Everything");
    for (Member member : members) {
      if (member.type().isPrimitive()) {
        type.property(member.name(), ScalarType.valueOf(member.type().getName().toUpperCase()));
      } else if (member.type().isEnum()) {
        type.nullable(member.name(), new StoreType.Enumeration(enumType(member.type())));
      } else {
        for (ScalarType scalar : ScalarType.values()) {
          if (scalar.javaType() == member.type()) {
            type.nullable(member.name(), scalar);
          }
        }
      }
    }
    return type.build();
  }

  /** Returns the ordinal of each member's property, -1 where there is none. */
  static int[] ordinals(List<Member> members, StructuralTypeModel type) {
    return members.stream()
        .mapToInt(m -> type.property(m.name()).map(p -> p.ordinal()).orElse(-1))
        .toArray();
  }

  @SuppressWarnings("unchecked")
  private static Class<? extends Enum<?>> enumType(Class<?> type) {
    return (Class<? extends Enum<?>>) type;
  }
}

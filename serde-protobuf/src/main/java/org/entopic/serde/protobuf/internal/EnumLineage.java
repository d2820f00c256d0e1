package org.entopic.serde.protobuf.internal;

import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The numbers that an enum has given away so far, and to which constants, prefixes aside. */
final class EnumLineage {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final TreeMap<Integer, String> holders = new TreeMap<>();
  private final TreeSet<Integer> used = new TreeSet<>();

  /** Returns whether an enum gives no number to another constant than before. */
  boolean accepts(EnumDescriptorProto type) {
    for (EnumValueDescriptorProto constant : type.getValueList()) {
      String name = EnumLabels.withoutPrefix(type.getName(), constant.getName());
      String holder = holders.get(constant.getNumber());
      Integer before = numbers.get(name);
      if (holder != null && !holder.equals(name)
          || before != null && before != constant.getNumber()) {
        return false;
      }
    }
    return true;
  }

  void absorb(EnumDescriptorProto type) {
    for (EnumValueDescriptorProto constant : type.getValueList()) {
      String name = EnumLabels.withoutPrefix(type.getName(), constant.getName());
      numbers.put(name, constant.getNumber());
      holders.put(constant.getNumber(), name);
      used.add(constant.getNumber());
    }
    for (EnumDescriptorProto.EnumReservedRange range : type.getReservedRangeList()) {
      for (int number = range.getStart(); number <= range.getEnd(); number++) {
        used.add(number);
      }
    }
  }

  @Nullable Integer find(String enumName, String label) {
    return numbers.get(EnumLabels.withoutPrefix(enumName, label));
  }

  /** Returns the lowest number above all that were used. */
  int next(int above) {
    return Math.max(used.isEmpty() ? 0 : used.last(), above) + 1;
  }

  /** Reserves what is no longer in the enum. */
  void reserve(EnumDescriptorProto.Builder type) {
    var free = new TreeSet<>(used);
    type.getValueList().forEach(constant -> free.remove(constant.getNumber()));
    for (int number : free) {
      type.addReservedRangeBuilder().setStart(number).setEnd(number);
    }
    var names = new TreeSet<String>();
    String prefix = Naming.constantPrefix(type.getName());
    free.stream().filter(holders::containsKey).forEach(n -> names.add(prefix + holders.get(n)));
    type.addAllReservedName(names);
  }
}

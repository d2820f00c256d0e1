package org.entopic.serde.protobuf.internal;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The field numbers that a message has given away so far, and to what. */
final class MessageLineage {
  private static final String NULLS = "nulls of ";
  private static final int FIRST_OF_LIBRARY = 19_000;
  private static final int AFTER_LIBRARY = 20_000;

  private final Map<String, FieldDescriptorProto> fields = new HashMap<>();
  private final TreeMap<Integer, String> holders = new TreeMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final TreeSet<Integer> used = new TreeSet<>();

  /** Returns what a field is for: the name of its property, or the list whose nulls it tells. */
  static String identity(FieldDescriptorProto field) {
    List<String> list = Scalars.option(field, Scalars.NULLS_OPTION);
    return list.isEmpty() ? field.getJsonName() : nullsOf(list.get(0));
  }

  static String nullsOf(String list) {
    return NULLS + list;
  }

  private static boolean isRenamed(String before, FieldDescriptorProto field) {
    boolean nulls = !Scalars.option(field, Scalars.NULLS_OPTION).isEmpty();
    return Scalars.option(field, Scalars.FORMER_NAMES_OPTION).stream()
        .anyMatch(former -> before.equals(nulls ? nullsOf(former) : former));
  }

  /** Returns whether a message gives no number to something else than before. */
  boolean accepts(DescriptorProto message) {
    for (FieldDescriptorProto field : message.getFieldList()) {
      String holder = holders.get(field.getNumber());
      if (holder == null) {
        if (used.contains(field.getNumber())) {
          return false;
        }
      } else if (!keepsNumber(fields.get(holder), field)
          || !(holder.equals(identity(field)) || isRenamed(holder, field))) {
        return false;
      }
    }
    return true;
  }

  void absorb(DescriptorProto message) {
    for (FieldDescriptorProto field : message.getFieldList()) {
      String before = holders.put(field.getNumber(), identity(field));
      if (before != null) {
        fields.remove(before);
      }
      FieldDescriptorProto elsewhere = fields.put(identity(field), field);
      if (elsewhere != null && elsewhere.getNumber() != field.getNumber()) {
        holders.remove(elsewhere.getNumber());
      }
      names.put(field.getNumber(), field.getName());
      used.add(field.getNumber());
    }
    for (DescriptorProto.ReservedRange range : message.getReservedRangeList()) {
      for (int number = range.getStart(); number < range.getEnd(); number++) {
        used.add(number);
      }
    }
  }

  /** Returns the field that was last published for something. */
  @Nullable FieldDescriptorProto find(String identity) {
    return fields.get(identity);
  }

  /** Returns whether records of both can be read as either. */
  static boolean keepsNumber(
      @Nullable FieldDescriptorProto before, DescriptorProtos.FieldDescriptorProtoOrBuilder now) {
    if (before == null || isList(before.getLabel()) != isList(now.getLabel())) {
      return false;
    }
    return isInteger(before.getType()) && isInteger(now.getType())
        || before.getType() == now.getType()
            && (before.getType() != FieldDescriptorProto.Type.TYPE_MESSAGE
                || before.getTypeName().equals(now.getTypeName())
                || !(isWellKnown(before.getTypeName()) || isWellKnown(now.getTypeName())));
  }

  private static boolean isList(FieldDescriptorProto.Label label) {
    return label == FieldDescriptorProto.Label.LABEL_REPEATED;
  }

  private static boolean isInteger(FieldDescriptorProto.Type type) {
    return type == FieldDescriptorProto.Type.TYPE_INT32
        || type == FieldDescriptorProto.Type.TYPE_INT64;
  }

  private static boolean isWellKnown(String typeName) {
    return typeName.equals(Scalars.TIMESTAMP) || typeName.equals(Scalars.DURATION);
  }

  /** Returns the lowest number above all that were used. */
  int next(int above) {
    int next = Math.max(used.isEmpty() ? 0 : used.last(), above) + 1;
    return next >= FIRST_OF_LIBRARY && next < AFTER_LIBRARY ? AFTER_LIBRARY : next;
  }

  /** Reserves what is no longer in the message. */
  void reserve(DescriptorProto.Builder message) {
    Set<String> namesNow = new TreeSet<>();
    var free = new TreeSet<>(used);
    for (FieldDescriptorProto field : message.getFieldList()) {
      free.remove(field.getNumber());
      namesNow.add(field.getName());
    }
    Set<String> reserved = new TreeSet<>();
    int end = -1;
    for (int number : free) {
      String name = names.get(number);
      if (name != null && !namesNow.contains(name)) {
        reserved.add(name);
      }
      if (number == end) {
        end++;
        message.getReservedRangeBuilder(message.getReservedRangeCount() - 1).setEnd(end);
      } else {
        end = number + 1;
        message.addReservedRangeBuilder().setStart(number).setEnd(end);
      }
    }
    message.addAllReservedName(reserved);
  }
}

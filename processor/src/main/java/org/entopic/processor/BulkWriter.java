package org.entopic.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entopic.processor.EntityDescription.Construction;

/** Writes the methods that copy and compare all direct members without boxing. */
final class BulkWriter {
  // HotSpot does not compile methods of more than 8,000 bytes; a member takes about 40.
  private static final int MEMBERS_PER_METHOD = 100;

  private static final String PUBLIC = "@Override\n  public ";

  private final EntityDescription entity;
  private final List<StateMember> direct;

  private BulkWriter(EntityDescription entity) {
    this.entity = entity;
    this.direct =
        entity.members().stream().filter(member -> member.storage() != Storage.OTHER).toList();
  }

  static String write(EntityDescription entity) {
    return new BulkWriter(entity).write();
  }

  private String write() {
    String type = entity.typeName();
    var read =
        new Method("void", "read", type + " entity, RowBuilder target", "entity, target", "");
    var matches =
        new Method("boolean", "matches", type + " entity, Row row", "entity, row", "return true;");
    var write = new Method("void", "write", "Row row, " + type + " entity", "row, entity", "");
    return write(read, BulkWriter::read)
        + write(matches, BulkWriter::matches)
        + (entity.construction() == Construction.CANONICAL
            ? refuse(write)
            : write(write, this::write));
  }

  private record Method(
      String result, String name, String parameters, String arguments, String ending) {

    String text(String modifiers, String suffix, String body) {
      return """

        %s%s %s%s(%s, int[] ordinals) {
      %s  }
      """
          .formatted(modifiers, result, name, suffix, parameters, body);
    }

    String call(int part) {
      return "%s%d(%s, ordinals)".formatted(name, part, arguments);
    }
  }

  private String refuse(Method method) {
    return method.text(
        PUBLIC,
        "",
        "    "
            + SingleMemberWriter.unwritable("PRO-15: " + entity.qualifiedName() + " is a record."));
  }

  private String write(Method method, Function<StateMember, String> step) {
    if (direct.size() <= MEMBERS_PER_METHOD) {
      return method.text(PUBLIC, "", steps(method, direct, step));
    }
    var parts = new StringBuilder();
    var calls = new ArrayList<String>();
    for (int from = 0; from < direct.size(); from += MEMBERS_PER_METHOD) {
      int part = calls.size();
      int to = Math.min(from + MEMBERS_PER_METHOD, direct.size());
      calls.add(method.call(part));
      parts.append(
          method.text(
              "private static ",
              String.valueOf(part),
              steps(method, direct.subList(from, to), step)));
    }
    String body =
        method.ending().isEmpty()
            ? "    " + String.join(";\n    ", calls) + ";\n"
            : "    return " + String.join("\n        && ", calls) + ";\n";
    return method.text(PUBLIC, "", body) + parts;
  }

  private static String steps(
      Method method, List<StateMember> members, Function<StateMember, String> step) {
    String ending = method.ending().isEmpty() ? "" : "    " + method.ending() + "\n";
    return members.isEmpty()
        ? ending
        : "    int o;\n"
            + members.stream()
                .map(
                    member ->
                        """
                            o = ordinals[%d];
                            if (o >= 0) {
                        %s    }
                        """
                            .formatted(member.index(), step.apply(member).indent(6)))
                .collect(Collectors.joining())
            + ending;
  }

  private static String read(StateMember member) {
    Storage storage = member.storage();
    if (!storage.isPrimitive()) {
      return "target.setObject(o, %s);".formatted(member.readReference());
    }
    if (!member.boxed()) {
      return "target.%s(o, %s);".formatted(storage.setter(), member.read());
    }
    return """
        %s value = %s;
        if (value == null) {
          target.set(o, null);
        } else {
          target.%s(o, value);
        }"""
        .formatted(storage.wrapper(), member.read(), storage.setter());
  }

  private static String matches(StateMember member) {
    Storage storage = member.storage();
    if (member.boxed()) {
      return """
          %s value = %s;
          if (value == null ? !row.isNull(o) : row.isNull(o) || %s) {
            return false;
          }"""
          .formatted(storage.wrapper(), member.read(), storage.difference());
    }
    return switch (storage) {
      case SHARED ->
          """
          if (!Objects.equals(%s, row.getObject(o))) {
            return false;
          }"""
              .formatted(member.readReference());
      case CONSTANT ->
          """
          if (%s != row.getObject(o)) {
            return false;
          }"""
              .formatted(member.readReference());
      default ->
          """
          %s value = %s;
          if (%s) {
            return false;
          }"""
              .formatted(storage.primitive(), member.read(), storage.difference());
    };
  }

  private String write(StateMember member) {
    Storage storage = member.storage();
    if (member.unwritable()) {
      return SingleMemberWriter.unwritable(SingleMemberWriter.finalField(entity, member)).strip();
    }
    if (!storage.isPrimitive()) {
      String cast = member.cast().equals("Object") ? "" : "(" + member.cast() + ") ";
      return member.write(cast + "row.getObject(o)");
    }
    return member.write(
        member.boxed()
            ? "row.isNull(o) ? null : %s.valueOf(%s)".formatted(storage.wrapper(), storage.getter())
            : storage.getter());
  }
}

package org.entopic.processor;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entopic.processor.EntityDescription.Construction;

/** Writes the methods that copy and compare all direct members without boxing. */
final class BulkWriter {
  private BulkWriter() {}

  static String write(EntityDescription entity) {
    List<StateMember> direct =
        entity.members().stream().filter(member -> member.storage() != Storage.OTHER).toList();
    String write =
        entity.construction() == Construction.CANONICAL
            ? "    "
                + SingleMemberWriter.unwritable(
                    "PRO-15: " + entity.qualifiedName() + " is a record.")
            : steps(direct, member -> write(entity, member));
    return """

      @Override
      public void read(%1$s entity, RowBuilder target, int[] ordinals) {
    %2$s  }

      @Override
      public boolean matches(%1$s entity, Row row, int[] ordinals) {
    %3$s    return true;
      }

      @Override
      public void write(Row row, %1$s entity, int[] ordinals) {
    %4$s  }
    """
        .formatted(
            entity.typeName(),
            steps(direct, BulkWriter::read),
            steps(direct, BulkWriter::matches),
            write);
  }

  private static String steps(List<StateMember> direct, Function<StateMember, String> step) {
    return direct.isEmpty()
        ? ""
        : "    int o;\n"
            + direct.stream()
                .map(
                    member ->
                        """
                            o = ordinals[%d];
                            if (o >= 0) {
                        %s    }
                        """
                            .formatted(member.index(), step.apply(member).indent(6)))
                .collect(Collectors.joining());
  }

  private static String read(StateMember member) {
    Storage storage = member.storage();
    if (!storage.isPrimitive()) {
      return "target.setObject(o, %s);".formatted(member.read());
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
              .formatted(member.read());
      case CONSTANT ->
          """
          if (%s != row.getObject(o)) {
            return false;
          }"""
              .formatted(member.read());
      default ->
          """
          %s value = %s;
          if (%s) {
            return false;
          }"""
              .formatted(storage.primitive(), member.read(), storage.difference());
    };
  }

  private static String write(EntityDescription entity, StateMember member) {
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

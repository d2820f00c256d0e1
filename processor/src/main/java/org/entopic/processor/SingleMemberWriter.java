package org.entopic.processor;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.entopic.processor.EntityDescription.Construction;

/** Writes the methods that read and write one member by number. */
final class SingleMemberWriter {
  private SingleMemberWriter() {}

  static String write(EntityDescription entity) {
    return """

      @Override
      public Object get(%1$s entity, int member) {
        switch (member) {
    %2$s      default:
            throw new IndexOutOfBoundsException(member);
        }
      }

      @Override
      public void set(%1$s entity, int member, Object value) {
    %3$s  }
    """
        .formatted(
            entity.typeName(),
            cases(entity, member -> "return " + member.read() + ";"),
            setters(entity));
  }

  private static String setters(EntityDescription entity) {
    if (entity.construction() == Construction.CANONICAL) {
      return "    " + unwritable("PRO-15: %s is a record.".formatted(entity.qualifiedName()));
    }
    return """
        switch (member) {
    %s      default:
            throw new IndexOutOfBoundsException(member);
        }
    """
        .formatted(cases(entity, member -> setter(entity, member)));
  }

  private static String setter(EntityDescription entity, StateMember member) {
    if (member.unwritable()) {
      return unwritable(finalField(entity, member)).strip();
    }
    String value = member.cast().equals("Object") ? "value" : "(" + member.cast() + ") value";
    return member.write(value) + "\n        return;";
  }

  static String finalField(EntityDescription entity, StateMember member) {
    return "PRO-16: Field %s of %s is final.".formatted(member.name(), entity.qualifiedName());
  }

  static String unwritable(String message) {
    return "throw new UnsupportedOperationException(\"" + message + "\");\n";
  }

  private static String cases(EntityDescription entity, Function<StateMember, String> body) {
    return entity.members().stream()
        .map(member -> "      case %d:\n        %s\n".formatted(member.index(), body.apply(member)))
        .collect(Collectors.joining());
  }
}

package org.entopic.processor;

import java.io.IOException;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What the processor says: one method a message. */
final class ProcessorMessages {
  private ProcessorMessages() {}

  static String unreachable(TypeElement type) {
    return "PRO-01: "
        + type.getQualifiedName()
        + " is private or inside a private class, so no handles and no access are generated. Make"
        + " it visible to its package.";
  }

  static String inner(TypeElement type) {
    return "PRO-02: "
        + type.getQualifiedName()
        + " is an inner class, which cannot be made without its outer instance; nothing is"
        + " generated. Make it static.";
  }

  static String notAClass(TypeElement type) {
    return "PRO-03: "
        + type.getQualifiedName()
        + " is no class, record or sealed interface, so nothing is generated. Map a class instead.";
  }

  static String generic(TypeElement type) {
    return "PRO-04: "
        + type.getQualifiedName()
        + " has type parameters, so nothing is generated. Map a subclass that sets them.";
  }

  static String isAbstract(TypeElement type) {
    return "PRO-05: "
        + type.getQualifiedName()
        + " is abstract, so no instances can be made of what is read. Remove 'abstract'.";
  }

  static String noConstructor(TypeElement type) {
    return "PRO-06: "
        + type.getQualifiedName()
        + " has no constructor without parameters, and not exactly one whose parameters all have"
        + " names and types of fields. Add one, of any visibility, or make the class a record.";
  }

  static String noHandle(VariableElement field, String reason) {
    return "PRO-07: No handle is generated for "
        + field.getSimpleName()
        + ": "
        + reason
        + ". Use Property.of where one is needed.";
  }

  static String notWritten(TypeElement type, String file, IOException cause) {
    return "PRO-08: "
        + file
        + ", generated for "
        + type.getQualifiedName()
        + ", cannot be written: "
        + cause.getMessage()
        + ". Check whether a class of this name exists already.";
  }

  static String unfitSuffix(String suffix) {
    return "PRO-09: '"
        + suffix
        + "' does not fit as suffix of generated classes. Set the option "
        + EntityProcessor.FIELDS_SUFFIX
        + " to letters and digits, but not to Access.";
  }
}

package org.entopic.processor;

import java.util.Optional;

/**
 * A field that holds state, as the generated access sees it.
 *
 * @param index the place among the members
 * @param name the field's name
 * @param owner the expression for the class that declares it
 * @param receiver the type to which to cast the entity, where it is not the entity's own
 * @param type the text of the type, where generated code may name it
 * @param cast the text of the type with wildcards; {@code Object} where it cannot be named
 * @param storage how rows keep the value
 * @param boxed whether the type is the wrapper of a primitive type
 * @param unwritable whether the field is final
 */
record StateMember(
    int index,
    String name,
    String owner,
    Optional<String> receiver,
    Optional<String> type,
    String cast,
    Storage storage,
    boolean boxed,
    boolean unwritable) {

  /** Returns the name of the constant with the variable handle. */
  String handle() {
    return "F" + index + "_" + name;
  }

  /** Returns the expression that gives the {@link Class} of the member. */
  String classExpression() {
    return type.map(text -> text + ".class").orElse(handle() + ".varType()");
  }

  /** Returns the expression that reads the member of {@code entity}. */
  String read() {
    return read(cast);
  }

  /**
   * Returns the expression that reads the member of {@code entity} as a reference to any object: a
   * cast to the type would look into the object, which may be far away in memory.
   */
  String readReference() {
    return read("Object");
  }

  private String read(String type) {
    return "(" + type + ") " + handle() + ".get(" + target() + ")";
  }

  /** Returns the statement that writes the member of {@code entity}. */
  String write(String value) {
    return handle() + ".set(" + target() + ", " + value + ");";
  }

  private String target() {
    return receiver.map(text -> "(" + text + ") entity").orElse("entity");
  }
}

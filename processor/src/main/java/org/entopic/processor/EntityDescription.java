package org.entopic.processor;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * What is generated for one class.
 *
 * @param element the class
 * @param packageName its package, empty for the unnamed one
 * @param typeName its name in generated classes
 * @param flatName its name without package, nested classes joined by underscores
 * @param isPublic whether everybody may name it
 * @param annotated whether it has mapping annotations
 * @param construction how instances are made
 * @param members the fields with state
 * @param parameters what the constructor takes
 * @param handles the handles of its properties
 * @param marker the annotation that marks generated code, where it can be seen
 */
record EntityDescription(
    TypeElement element,
    String packageName,
    String typeName,
    String flatName,
    boolean isPublic,
    boolean annotated,
    Construction construction,
    List<StateMember> members,
    ConstructorScanner.Parameters parameters,
    List<PropertyHandle> handles,
    Optional<String> marker) {

  /** How instances are made. */
  enum Construction {
    NO_ARGUMENTS,
    CANONICAL,
    PARAMETERS,
    BY_SUBCLASS,
    IMPOSSIBLE
  }

  EntityDescription {
    members = List.copyOf(members);
    handles = List.copyOf(handles);
  }

  /** Returns the canonical name, for messages. */
  String qualifiedName() {
    return element.getQualifiedName().toString();
  }

  String inPackage(String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}

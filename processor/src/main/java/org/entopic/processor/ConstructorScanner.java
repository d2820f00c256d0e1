package org.entopic.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Finds the constructor whose parameters all have the names and types of fields. */
final class ConstructorScanner {
  private final Types types;

  ConstructorScanner(Types types) {
    this.types = types;
  }

  /**
   * Returns the numbers of the fields that the constructor with the most of such parameters takes,
   * in its order; none where the class has a constructor without parameters, where there is no such
   * constructor, or where two have as many.
   */
  List<Integer> parameters(TypeElement type) {
    List<Integer> best = List.of();
    boolean alone = true;
    for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      if (constructor.getParameters().isEmpty()) {
        return List.of();
      }
      List<Integer> members = members(constructor, Hierarchy.fields(type));
      if (members.size() > best.size()) {
        best = members;
        alone = true;
      } else if (!members.isEmpty() && members.size() == best.size()) {
        alone = false;
      }
    }
    return alone && type.getKind() != ElementKind.RECORD ? best : List.of();
  }

  private List<Integer> members(ExecutableElement constructor, List<VariableElement> fields) {
    var members = new ArrayList<Integer>();
    for (VariableElement parameter : constructor.getParameters()) {
      int found = -1;
      for (int i = 0; i < fields.size(); i++) {
        VariableElement field = fields.get(i);
        if (field.getSimpleName().equals(parameter.getSimpleName())
            && types.isSameType(types.erasure(field.asType()), types.erasure(parameter.asType()))) {
          found = i;
        }
      }
      if (found < 0) {
        return List.of();
      }
      members.add(found);
    }
    return members;
  }
}

package org.entopic.processor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds the constructor that instances of a class are made by: the one that takes the most
 * services, then the one without parameters, or else the one that takes the most fields.
 */
final class ConstructorScanner {
  private static final Comparator<Parameters> PREFERENCE =
      Comparator.<Parameters>comparingInt(parameters -> parameters.services().size())
          .thenComparing(parameters -> parameters.members().isEmpty())
          .thenComparingInt(parameters -> parameters.members().size());

  private final Elements elements;
  private final Types types;

  ConstructorScanner(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /**
   * What a constructor takes.
   *
   * @param members the numbers of the fields, in the constructor's order; services are numbered
   *     after all fields
   * @param services the text of the types of the services
   */
  record Parameters(List<Integer> members, List<String> services) {
    static final Parameters NONE = new Parameters(List.of(), List.of());

    Parameters {
      members = List.copyOf(members);
      services = List.copyOf(services);
    }
  }

  /**
   * Returns what the constructor takes; nothing where it is the one without parameters, where there
   * is none that fits, or where two are as good.
   */
  Parameters parameters(TypeElement type, Names names) {
    if (type.getKind() == ElementKind.RECORD) {
      return Parameters.NONE;
    }
    List<VariableElement> fields = Hierarchy.fields(type);
    List<Parameters> fitting =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .flatMap(constructor -> bind(constructor, fields, names).stream())
            .sorted(PREFERENCE.reversed())
            .toList();
    boolean alone =
        fitting.size() == 1
            || fitting.size() > 1 && PREFERENCE.compare(fitting.get(0), fitting.get(1)) != 0;
    return alone ? fitting.get(0) : Parameters.NONE;
  }

  private Optional<Parameters> bind(
      ExecutableElement constructor, List<VariableElement> fields, Names names) {
    var members = new ArrayList<Integer>();
    var services = new ArrayList<String>();
    for (VariableElement parameter : constructor.getParameters()) {
      TypeMirror type = types.erasure(parameter.asType());
      int field = field(parameter, type, fields);
      Optional<String> service = isService(type) ? names.literal(type) : Optional.empty();
      if (field >= 0) {
        members.add(field);
      } else if (service.isPresent()) {
        members.add(fields.size() + services.size());
        services.add(service.get());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Parameters(members, services));
  }

  private int field(VariableElement parameter, TypeMirror type, List<VariableElement> fields) {
    int found = -1;
    for (int i = 0; i < fields.size(); i++) {
      VariableElement field = fields.get(i);
      if (field.getSimpleName().equals(parameter.getSimpleName())
          && types.isSameType(types.erasure(field.asType()), type)) {
        found = i;
      }
    }
    return found;
  }

  private boolean isService(TypeMirror type) {
    TypeElement context = elements.getTypeElement("org.entopic.EntityContext");
    TypeElement model = elements.getTypeElement("org.entopic.model.EntityTypeModel");
    return context != null && types.isSubtype(type, context.asType())
        || model != null && types.isSameType(type, model.asType());
  }
}

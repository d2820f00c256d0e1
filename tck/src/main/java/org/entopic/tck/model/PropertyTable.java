package org.entopic.tck.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.model.ValueGeneration;

/** The properties of a type, as declared and by ordinal: primitives come first. */
record PropertyTable(List<PropertyModel> declared, List<PropertyModel> ordered, int primitives) {

  /** A property before it has an ordinal. */
  record Draft(
      String name,
      List<String> formerNames,
      StoreType type,
      boolean nullable,
      boolean key,
      ValueGeneration valueGeneration) {}

  static PropertyTable of(List<Draft> drafts) {
    int primitives = (int) drafts.stream().filter(draft -> draft.type().isPrimitive()).count();
    int nextPrimitive = 0;
    int nextObject = primitives;
    List<PropertyModel> declared = new ArrayList<>();
    for (Draft draft : drafts) {
      int ordinal = draft.type().isPrimitive() ? nextPrimitive++ : nextObject++;
      declared.add(
          new FixedProperty(
              draft.name(),
              draft.formerNames(),
              ordinal,
              draft.type(),
              draft.nullable(),
              draft.key(),
              draft.valueGeneration()));
    }
    List<PropertyModel> ordered = new ArrayList<>(declared);
    ordered.sort((left, right) -> Integer.compare(left.ordinal(), right.ordinal()));
    return new PropertyTable(List.copyOf(declared), List.copyOf(ordered), primitives);
  }

  PropertyModel at(int ordinal) {
    return ordered.get(ordinal);
  }

  Optional<PropertyModel> named(String name) {
    return declared.stream().filter(property -> property.name().equals(name)).findFirst();
  }

  List<PropertyModel> named(List<String> names) {
    return names.stream()
        .map(
            name ->
                named(name)
                    .orElseThrow(() -> new IllegalArgumentException("No property " + name + ".")))
        .toList();
  }
}

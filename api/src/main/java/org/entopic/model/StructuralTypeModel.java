package org.entopic.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * A type with properties: an entity type or a complex type.
 *
 * <p>Immutable and thread-safe. Ordinals run from 0; the properties that rows keep unboxed have the
 * lowest ones, so a row needs no table to find a value.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface StructuralTypeModel extends ModelElement {

  /** Returns the name of the type, unique in the model. */
  String name();

  /** Returns the Java class. */
  Class<?> javaType();

  /** Returns the properties in the order of their declaration. */
  List<PropertyModel> properties();

  /** Returns the property with this ordinal. */
  PropertyModel property(int ordinal);

  /** Returns the property with this name, if there is one. */
  Optional<PropertyModel> property(String name);

  /**
   * Returns how many values rows have: one for each property, and for those of the other types of a
   * hierarchy.
   */
  default int propertyCount() {
    return properties().size();
  }

  /** Returns how many values are kept unboxed; they have the ordinals below this number. */
  int primitiveCount();

  /**
   * Returns the field that holds a property in records of another schema: the one of its field name
   * or else of the latest of its former names that no other property's field has now.
   *
   * @param written whether the other schema has a field of a name
   */
  default Optional<String> writtenField(PropertyModel property, Predicate<String> written) {
    if (written.test(property.fieldName())) {
      return Optional.of(property.fieldName());
    }
    return property.formerNames().stream()
        .filter(written)
        .filter(former -> properties().stream().noneMatch(p -> p.fieldName().equals(former)))
        .findFirst();
  }
}

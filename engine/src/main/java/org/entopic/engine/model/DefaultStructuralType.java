package org.entopic.engine.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.model.PropertyModel;
import org.entopic.model.StructuralTypeModel;

/** What entity types and complex types of the frozen model have in common. */
abstract sealed class DefaultStructuralType implements StructuralTypeModel
    permits DefaultEntityTypeModel, DefaultComplexTypeModel {
  private final String name;
  private final Class<?> javaType;
  private final List<PropertyModel> properties;
  private final PropertyModel[] byOrdinal;
  private final Map<String, PropertyModel> byName = new HashMap<>();
  private final int primitiveCount;

  DefaultStructuralType(String name, Class<?> javaType, List<PropertyModel> properties) {
    this.name = name;
    this.javaType = javaType;
    this.properties = List.copyOf(properties);
    this.byOrdinal = new PropertyModel[properties.size()];
    for (PropertyModel property : properties) {
      byOrdinal[property.ordinal()] = property;
      byName.put(property.name(), property);
    }
    this.primitiveCount =
        (int) properties.stream().filter(p -> p.storeType().isPrimitive()).count();
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Class<?> javaType() {
    return javaType;
  }

  @Override
  public final List<PropertyModel> properties() {
    return properties;
  }

  @Override
  public final PropertyModel property(int ordinal) {
    return byOrdinal[ordinal];
  }

  @Override
  public final Optional<PropertyModel> property(String propertyName) {
    return Optional.ofNullable(byName.get(propertyName));
  }

  @Override
  public final int primitiveCount() {
    return primitiveCount;
  }

  @Override
  public final String toString() {
    return name;
  }
}

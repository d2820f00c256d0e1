package org.entopic.tck.model;

import java.util.List;
import java.util.Optional;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.PropertyModel;

/** A complex type that says what it was given. */
final class FixedComplexType implements ComplexTypeModel {
  private final String name;
  private final PropertyTable properties;

  FixedComplexType(String name, PropertyTable properties) {
    this.name = name;
    this.properties = properties;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Class<?> javaType() {
    return Object.class;
  }

  @Override
  public List<PropertyModel> properties() {
    return properties.declared();
  }

  @Override
  public PropertyModel property(int ordinal) {
    return properties.at(ordinal);
  }

  @Override
  public Optional<PropertyModel> property(String propertyName) {
    return properties.named(propertyName);
  }

  @Override
  public int primitiveCount() {
    return properties.primitives();
  }

  @Override
  public String toString() {
    return name;
  }
}

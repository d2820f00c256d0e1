package org.entopic.engine.query;

import java.util.List;
import java.util.Optional;
import org.entopic.model.PropertyModel;
import org.entopic.model.StructuralTypeModel;

/**
 * The type of rows that a plan makes: columns without names, all kept as objects.
 *
 * @param propertyCount the number of columns
 */
record GroupRowType(int propertyCount) implements StructuralTypeModel {
  @Override
  public String name() {
    return "group";
  }

  @Override
  public Class<?> javaType() {
    return Object[].class;
  }

  @Override
  public List<PropertyModel> properties() {
    return List.of();
  }

  @Override
  public PropertyModel property(int ordinal) {
    throw new IllegalArgumentException("Columns of groups are no properties.");
  }

  @Override
  public Optional<PropertyModel> property(String name) {
    return Optional.empty();
  }

  @Override
  public int primitiveCount() {
    return 0;
  }
}

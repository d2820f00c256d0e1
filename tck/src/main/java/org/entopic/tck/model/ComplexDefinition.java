package org.entopic.tck.model;

import org.entopic.model.ComplexTypeModel;

/**
 * Collects the parts of a complex type; started by {@link TestModels#complex}.
 *
 * <p>Not thread-safe.
 */
public final class ComplexDefinition extends TypeDefinition<ComplexDefinition> {
  ComplexDefinition(String name) {
    super(name);
  }

  @Override
  ComplexDefinition self() {
    return this;
  }

  /** Returns the type. */
  public ComplexTypeModel build() {
    return new FixedComplexType(name(), table());
  }
}

package org.entopic.engine.model;

import java.util.List;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.PropertyModel;

/** A complex type of the frozen model. */
final class DefaultComplexTypeModel extends DefaultStructuralType implements ComplexTypeModel {
  DefaultComplexTypeModel(String name, Class<?> javaType, List<PropertyModel> properties) {
    super(name, javaType, properties);
  }
}

package org.entopic.engine;

import java.util.List;
import org.entopic.model.PropertyModel;
import org.entopic.query.Property;
import org.entopic.query.tree.ExpressionNode.Path;

/** The handle of a property of the model, members of embedded keys included. */
final class ModelProperty<T> extends Property<T, Object> {
  ModelProperty(Class<T> root, PropertyModel property) {
    super(new Path(root, List.of(property.name().split("\\."))));
  }
}

package org.entopic.engine.query.expression;

import java.lang.invoke.MethodType;
import org.entopic.engine.model.EngineModel;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/** Turns the constants of conditions into stored values. */
final class Constants {
  private final EngineModel model;
  private final EntityTypeModel root;

  Constants(EngineModel model, EntityTypeModel root) {
    this.model = model;
    this.root = root;
  }

  /** Returns the stored value of a constant beside a path. */
  @Nullable Object stored(BoundPath path, Object value) {
    PropertyModel property = path.property();
    Class<?> type = MethodType.methodType(property.javaType()).wrap().returnType();
    if (!type.isInstance(value)) {
      throw QueryMessages.wrongConstant(root, path, value.getClass());
    }
    try {
      return path.owner() instanceof EntityTypeModel entity
          ? model.mapping(entity).toStored(property, value)
          : model.toStored((ComplexTypeModel) path.owner(), property, value);
    } catch (RuntimeException e) {
      throw QueryMessages.notConvertible(root, path, e);
    }
  }
}

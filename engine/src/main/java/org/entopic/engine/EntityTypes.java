package org.entopic.engine;

import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;

/** Finds the entity types of classes. */
final class EntityTypes {
  private EntityTypes() {}

  /**
   * Returns the entity type whose instances a class describes.
   *
   * @throws IllegalArgumentException if the model has none
   */
  static EntityTypeModel of(EntityModel model, Class<?> type) {
    return model
        .entityType(type)
        .filter(found -> type.isAssignableFrom(found.javaType()))
        .orElseThrow(() -> EngineMessages.unknownType(type, model));
  }
}

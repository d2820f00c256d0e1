package org.entopic.engine;

import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.engine.TypeName;

/** Finds entity types by their classes, or by the names of property bags. */
final class EntityTypes {
  private EntityTypes() {}

  /**
   * Returns the entity type of a property bag, or whose instances a class describes.
   *
   * @throws IllegalArgumentException if the model has none
   */
  static EntityTypeModel of(EntityModel model, TypeName<?> name) {
    String bag = name.bag();
    if (bag != null) {
      return model
          .entityType(bag)
          .filter(EntityTypeModel::isPropertyBag)
          .orElseThrow(() -> EngineMessages.unknownBag(bag, model));
    }
    Class<?> type = name.javaType();
    return model
        .entityType(type)
        .filter(found -> type.isAssignableFrom(found.javaType()))
        .orElseThrow(() -> EngineMessages.unknownType(type, model));
  }
}

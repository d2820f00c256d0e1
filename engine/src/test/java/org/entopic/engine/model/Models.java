package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Consumer;
import org.entopic.ModelException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ModelBuilder;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;

/** Builds models of a few classes for tests. */
final class Models {
  private Models() {}

  static EngineModel of(Class<?>... types) {
    return ModelFactory.build("test", List.of(types), any -> {});
  }

  static EngineModel of(Consumer<ModelBuilder> configure, Class<?>... types) {
    return ModelFactory.build("test", List.of(types), configure);
  }

  static List<String> problems(Class<?>... types) {
    return problems(any -> {}, types);
  }

  static List<String> problems(Consumer<ModelBuilder> configure, Class<?>... types) {
    return catchThrowableOfType(ModelException.class, () -> of(configure, types)).problems();
  }

  static EntityTypeModel type(EngineModel model, Class<?> type) {
    return model.entityType(type).orElseThrow();
  }

  static PropertyModel property(EngineModel model, Class<?> type, String name) {
    return type(model, type).property(name).orElseThrow();
  }

  static EntityMapping mapping(EngineModel model, Class<?> type) {
    return model.mapping(type(model, type));
  }

  static Row row(EntityMapping mapping, Object entity) {
    var builder = new RowBuilder(mapping.type());
    mapping.read(entity, builder);
    Object key = mapping.key(entity);
    return builder.build(key == null ? "none" : key);
  }
}

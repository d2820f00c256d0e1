package org.entopic.engine.model;

import java.util.List;
import java.util.Optional;
import org.entopic.EntityContext;
import org.entopic.event.MaterializationEvent;
import org.entopic.event.MaterializationInterceptor;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Who takes part in the making of one instance; not thread-safe. */
public final class InstanceSteps implements MaterializationEvent {
  private final List<MaterializationInterceptor> interceptors;
  private final EntityContext context;
  private final EntityMapping mapping;
  private final EntityTypeModel type;
  private final Row row;

  private InstanceSteps(
      List<MaterializationInterceptor> interceptors,
      EntityContext context,
      EntityMapping mapping,
      EntityTypeModel type,
      Row row) {
    this.interceptors = interceptors;
    this.context = context;
    this.mapping = mapping;
    this.type = type;
    this.row = row;
  }

  /** Makes an instance of a row, with the interceptors there are; it has no context in a copy. */
  public static Object instantiate(
      EntityMapping mapping,
      Row row,
      @Nullable EntityContext context,
      List<MaterializationInterceptor> interceptors) {
    return interceptors.isEmpty() || context == null
        ? mapping.instantiate(row, context)
        : mapping.materialize(
            row, new InstanceSteps(interceptors, context, mapping, mapping.type(), row));
  }

  /** Returns the same for a class of a hierarchy. */
  InstanceSteps of(EntityTypeModel part) {
    return new InstanceSteps(interceptors, context, mapping, part, row);
  }

  @Override
  public EntityContext context() {
    return context;
  }

  @Override
  public EntityTypeModel type() {
    return type;
  }

  @Override
  public @Nullable Object value(String property) {
    PropertyModel found =
        type.property(property).orElseThrow(() -> MappingMessages.noProperty(type, property));
    return mapping.toJava(found, row.get(found.ordinal()));
  }

  /** Returns the instance that somebody supplies, or null. */
  @Nullable Object creating() {
    for (MaterializationInterceptor each : interceptors) {
      Optional<Object> supplied = each.creating(this);
      if (supplied.isPresent()) {
        return checked(each, supplied.get());
      }
    }
    return null;
  }

  /** Returns the instance to write values into. */
  Object created(Object made) {
    Object entity = made;
    for (MaterializationInterceptor each : interceptors) {
      entity = checked(each, each.created(this, entity));
    }
    return entity;
  }

  /** Returns the instance to use. */
  Object initialized(Object made) {
    Object entity = made;
    for (MaterializationInterceptor each : interceptors) {
      entity = checked(each, each.initialized(this, entity));
    }
    return entity;
  }

  private Object checked(MaterializationInterceptor interceptor, @Nullable Object entity) {
    if (!type.javaType().isInstance(entity)) {
      throw MappingMessages.wrongInstance(interceptor.getClass(), type, entity);
    }
    return entity;
  }
}

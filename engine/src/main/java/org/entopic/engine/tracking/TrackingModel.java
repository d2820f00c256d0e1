package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entopic.engine.model.EngineModel;
import org.entopic.event.MaterializationInterceptor;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/**
 * A model prepared for tracking: made once and shared by all trackers of a factory.
 *
 * <p>Thread-safe.
 */
public final class TrackingModel {
  private final EngineModel model;
  private final List<TypePlan> types = new ArrayList<>();
  private final Map<String, TypePlan> byName = new HashMap<>();
  private final Map<Class<?>, TypePlan> byClass = new ConcurrentHashMap<>();
  private final Map<String, ForeignKeyPlan> foreignKeys = new HashMap<>();

  /** Prepares a model. */
  public TrackingModel(EngineModel model) {
    this(model, List.of());
  }

  /** Prepares a model, with those who take part in the making of entities. */
  public TrackingModel(EngineModel model, List<MaterializationInterceptor> interceptors) {
    this.model = model;
    for (EntityTypeModel type : model.entityTypes()) {
      var plan = new TypePlan(type, model.mapping(type), types.size(), interceptors);
      types.add(plan);
      byName.put(type.name(), plan);
    }
    List<TypePlan> keyed = types.stream().filter(type -> !type.type.isKeyless()).toList();
    keyed.forEach(this::planForeignKeys);
    keyed.forEach(this::planNavigations);
    for (ForeignKeyPlan foreignKey : foreignKeys.values()) {
      foreignKey.navigations(
          navigation(foreignKey.dependent, foreignKey.model.dependentNavigation()),
          navigation(
              foreignKey.principal,
              foreignKey
                  .model
                  .principalNavigation()
                  .filter(inverse -> inverse.kind() != NavigationModel.Kind.MANY_TO_MANY)));
    }
    for (TypePlan type : types) {
      for (NavigationPlan plan : type.navigations) {
        plan.inverse(navigation(plan(plan.model.target()), plan.model.inverse()));
        if (plan.kind == NavigationModel.Kind.MANY_TO_MANY) {
          plan.foreignKey.dependent.joins.add(plan);
        }
      }
    }
    for (boolean found = true; found; ) {
      found = false;
      for (TypePlan type : types) {
        found |= type.followGenerated();
      }
    }
    TypeOrder.assign(types);
  }

  List<TypePlan> types() {
    return types;
  }

  TypePlan plan(EntityTypeModel type) {
    TypePlan plan = byName.get(type.rootType().name());
    if (plan == null) {
      throw TrackingMessages.unknownType(type.name());
    }
    return plan;
  }

  TypePlan plan(Object entity) {
    if (entity instanceof Map && model.entityType(entity.getClass()).isEmpty()) {
      throw TrackingMessages.unnamedBag(bags());
    }
    return plan(entity.getClass());
  }

  /** Returns the plan of an instance that is used as one of a type. */
  TypePlan plan(Object entity, EntityTypeModel type) {
    return type.isPropertyBag() ? tracked(type) : plan(entity);
  }

  /** Returns the plan of a type whose entities are tracked. */
  TypePlan tracked(EntityTypeModel type) {
    TypePlan plan = plan(type);
    if (plan.type.isKeyless()) {
      throw TrackingMessages.keyless(plan);
    }
    return plan;
  }

  private List<String> bags() {
    return types.stream()
        .filter(plan -> plan.type.isPropertyBag())
        .map(TypePlan::toString)
        .toList();
  }

  TypePlan plan(Class<?> type) {
    TypePlan plan = byClass.get(type);
    if (plan == null) {
      plan =
          tracked(
              model
                  .entityType(type)
                  .orElseThrow(() -> TrackingMessages.unknownType(type.getName())));
      byClass.put(type, plan);
    }
    return plan;
  }

  private void planForeignKeys(TypePlan type) {
    for (ForeignKeyModel foreignKey : type.type.foreignKeys()) {
      TypePlan principal = plan(foreignKey.principal());
      var plan =
          new ForeignKeyPlan(
              foreignKey,
              type,
              principal,
              model.removesOrphans(foreignKey),
              model.services().get(org.entopic.spi.service.KeyPropagator.class));
      type.foreignKeys.add(plan);
      principal.referencing.add(plan);
      foreignKeys.put(id(foreignKey), plan);
    }
  }

  private void planNavigations(TypePlan type) {
    for (NavigationModel navigation : type.type.navigations()) {
      var plan =
          new NavigationPlan(
              navigation,
              type.mapping.navigation(navigation),
              type.navigations.size(),
              foreignKey(navigation.foreignKey()),
              navigation.targetForeignKey().map(this::foreignKey).orElse(null));
      type.navigations.add(plan);
      if (plan.access.isLazy()) {
        type.lazy.add(plan);
      }
    }
  }

  private ForeignKeyPlan foreignKey(ForeignKeyModel foreignKey) {
    ForeignKeyPlan plan = foreignKeys.get(id(foreignKey));
    if (plan == null) {
      throw TrackingMessages.unknownType(id(foreignKey));
    }
    return plan;
  }

  private static @Nullable NavigationPlan navigation(
      TypePlan type, Optional<NavigationModel> navigation) {
    if (navigation.isEmpty()) {
      return null;
    }
    String name = navigation.get().name();
    for (NavigationPlan plan : type.navigations) {
      if (plan.model.name().equals(name)) {
        return plan;
      }
    }
    return null;
  }

  private static String id(ForeignKeyModel foreignKey) {
    var id = new StringBuilder(foreignKey.dependent().name());
    for (PropertyModel property : foreignKey.properties()) {
      id.append(' ').append(property.name());
    }
    return id.append(" -> ").append(foreignKey.principal().name()).toString();
  }
}

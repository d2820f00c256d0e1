package org.entopic.engine.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entopic.EntityContext;
import org.entopic.engine.model.draft.FilterDraft;
import org.entopic.engine.model.draft.UpcasterDraft;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.DebugView;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.query.Predicate;
import org.jspecify.annotations.Nullable;

/** The frozen model, whose parts are found by name, so that equal models can share rows. */
final class DefaultEngineModel implements EngineModel {
  private final String database;
  private final Optional<Class<? extends EntityContext>> contextType;
  private final EngineServices services;
  private final Map<String, Object> annotations;
  private final List<EntityTypeModel> types;
  private final List<ComplexTypeModel> complexTypes;
  private final Map<String, StructuralMapping> complexMappings = new HashMap<>();
  private final Map<Class<?>, EntityTypeModel> byClass = new HashMap<>();
  private final Map<String, EntityTypeModel> byName = new HashMap<>();
  private final Map<String, EntityMapping> mappings;
  private final Map<String, List<FilterDraft>> filters;
  private final Map<String, List<UpcasterDraft>> upcasters;
  private final Map<String, List<Object>> seeds;
  private final Map<String, List<NavigationModel>> autoIncludes = new HashMap<>();

  DefaultEngineModel(
      String database,
      Optional<Class<? extends EntityContext>> contextType,
      EngineServices services,
      Map<String, Object> annotations,
      List<? extends EntityTypeModel> types,
      Collection<StructuralMapping> complexTypes,
      Map<String, EntityMapping> mappings,
      Map<String, List<FilterDraft>> filters,
      Map<String, List<UpcasterDraft>> upcasters,
      Map<String, List<Object>> seeds) {
    this.database = database;
    this.contextType = contextType;
    this.services = services;
    this.annotations = annotations;
    this.types =
        types.stream()
            .sorted(Comparator.comparing(EntityTypeModel::name))
            .<EntityTypeModel>map(type -> type)
            .toList();
    this.complexTypes =
        complexTypes.stream()
            .map(mapping -> (ComplexTypeModel) mapping.type())
            .sorted(Comparator.comparing(ComplexTypeModel::name))
            .toList();
    complexTypes.forEach(mapping -> complexMappings.put(mapping.type().name(), mapping));
    for (EntityTypeModel type : types) {
      byName.put(type.name(), type);
      if (!type.isJoinType() && !type.isPropertyBag()) {
        byClass.put(type.javaType(), type);
      }
      autoIncludes.put(type.name(), autoIncludes(type, type));
      for (EntityTypeModel derived : type.derivedTypes()) {
        autoIncludes.put(derived.name(), autoIncludes(type, derived));
        byName.put(derived.name(), derived);
        byClass.put(derived.javaType(), derived);
      }
    }
    this.mappings = Map.copyOf(mappings);
    this.filters = Map.copyOf(filters);
    this.upcasters = Map.copyOf(upcasters);
    this.seeds = Map.copyOf(seeds);
  }

  private static List<NavigationModel> autoIncludes(EntityTypeModel root, EntityTypeModel type) {
    return root.navigations().stream()
        .filter(NavigationModel::isAutoIncluded)
        .filter(
            navigation -> {
              Class<?> declaring = navigation.declaringType().javaType();
              return declaring.isAssignableFrom(type.javaType())
                  || type.javaType().isAssignableFrom(declaring);
            })
        .toList();
  }

  @Override
  public String database() {
    return database;
  }

  @Override
  public Map<String, Object> annotations() {
    return annotations;
  }

  @Override
  public List<EntityTypeModel> entityTypes() {
    return types;
  }

  @Override
  public Optional<EntityTypeModel> entityType(Class<?> javaType) {
    for (Class<?> type = javaType; type != null; type = type.getSuperclass()) {
      EntityTypeModel found = byClass.get(type);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<EntityTypeModel> entityType(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public List<ComplexTypeModel> complexTypes() {
    return complexTypes;
  }

  @Override
  public Optional<Class<? extends EntityContext>> contextType() {
    return contextType;
  }

  @Override
  public EngineServices services() {
    return services;
  }

  @Override
  public EntityMapping mapping(EntityTypeModel type) {
    EntityMapping mapping = mappings.get(type.rootType().name());
    if (mapping == null) {
      throw MappingMessages.unknownType(type.name(), database);
    }
    return mapping;
  }

  @Override
  public @Nullable Object toStored(
      ComplexTypeModel owner, PropertyModel property, @Nullable Object javaValue) {
    return mapping(owner).toStored(property, javaValue);
  }

  @Override
  public @Nullable Object toJava(
      ComplexTypeModel owner, PropertyModel property, @Nullable Object storedValue) {
    return mapping(owner).toJava(property, storedValue);
  }

  private StructuralMapping mapping(ComplexTypeModel type) {
    StructuralMapping mapping = complexMappings.get(type.name());
    if (mapping == null) {
      throw new IllegalArgumentException(
          "MOD-62: " + type.name() + " is no complex type of database '" + database + "'.");
    }
    return mapping;
  }

  @Override
  public boolean isFiltered(EntityTypeModel type) {
    return !filters.getOrDefault(type.rootType().name(), List.of()).isEmpty();
  }

  @Override
  public List<Predicate<?>> filters(
      EntityTypeModel type, EntityContext context, Set<String> ignored) {
    var predicates = new ArrayList<Predicate<?>>();
    for (FilterDraft filter : filters.getOrDefault(type.rootType().name(), List.of())) {
      if (!ignored.contains(filter.name())) {
        predicates.add(filter.predicate().apply(context));
      }
    }
    return predicates;
  }

  @Override
  public List<NavigationModel> autoIncludes(EntityTypeModel type) {
    return autoIncludes.getOrDefault(type.name(), List.of());
  }

  @Override
  public Set<String> filterNames() {
    return filters.values().stream()
        .flatMap(List::stream)
        .map(FilterDraft::name)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Object> seeds(EntityTypeModel type) {
    return seeds.getOrDefault(type.name(), List.of());
  }

  @Override
  public List<UpcasterDraft> upcasters(EntityTypeModel type) {
    return upcasters.getOrDefault(type.name(), List.of());
  }

  @Override
  public boolean removesOrphans(ForeignKeyModel foreignKey) {
    return foreignKey instanceof DefaultForeignKeyModel own && own.removesOrphans();
  }

  @Override
  public String describe(DebugView view) {
    return ModelText.of(this, view);
  }

  @Override
  public String toString() {
    return "model of " + database;
  }
}

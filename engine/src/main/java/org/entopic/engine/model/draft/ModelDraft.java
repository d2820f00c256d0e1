package org.entopic.engine.model.draft;

import jakarta.persistence.AttributeConverter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entopic.EntityContext;
import org.entopic.engine.model.draft.EntityDraft.Kind;
import org.entopic.model.ConfigurationSource;
import org.entopic.spi.engine.EngineConfig.TypeDefaults;
import org.entopic.spi.service.TypeMappingSource;
import org.jspecify.annotations.Nullable;

/** A model being built, with the problems found so far. */
public final class ModelDraft {
  private final String database;
  private final @Nullable Class<? extends EntityContext> context;
  private final TypeDefaults defaults;
  private final Map<Class<?>, EntityDraft> entities = new LinkedHashMap<>();
  private final Map<Class<?>, ComplexDraft> complexTypes = new LinkedHashMap<>();
  private final Map<String, EntityDraft> bags = new LinkedHashMap<>();
  private final List<EntityDraft> joins = new ArrayList<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  public final Sourced<String> topicPrefix = new Sourced<>();
  public final Map<String, String> topicConfig = new LinkedHashMap<>();
  public final Set<Class<?>> ignored = new HashSet<>();
  public final Map<Class<?>, AttributeConverter<?, ?>> converters = new HashMap<>();
  public final Sourced<TypeMappingSource> typeMappings = new Sourced<>();
  public final ConventionChoices conventions = new ConventionChoices();
  public final Map<String, Object> annotations = new LinkedHashMap<>();
  public final List<RelationRequest> requests = new ArrayList<>();
  public final List<RelationDraft> relations = new ArrayList<>();

  /** Creates an empty draft. */
  public ModelDraft(String database, @Nullable Class<? extends EntityContext> context) {
    this(database, context, TypeDefaults.NONE);
  }

  /** Creates an empty draft under what a factory says of all entity types. */
  public ModelDraft(
      String database, @Nullable Class<? extends EntityContext> context, TypeDefaults defaults) {
    this.database = database;
    this.context = context;
    this.defaults = defaults;
  }

  /** Returns what the factory says of entity types that do not say otherwise. */
  public TypeDefaults defaults() {
    return defaults;
  }

  /** Returns the name of the database. */
  public String database() {
    return database;
  }

  /** Returns the class of the contexts, where it is known. */
  public Optional<Class<? extends EntityContext>> context() {
    return Optional.ofNullable(context);
  }

  /** Returns the draft of an entity class, made first if it is new. */
  public EntityDraft entity(Class<?> type) {
    return entities.computeIfAbsent(type, any -> new EntityDraft(type, Kind.CLASS));
  }

  /** Returns the draft of an entity class, if it is one. */
  public Optional<EntityDraft> findEntity(Class<?> type) {
    return Optional.ofNullable(entities.get(type));
  }

  /** Returns the draft of a property bag, made first if it is new. */
  public EntityDraft bag(String name) {
    return bags.computeIfAbsent(
        name,
        any -> {
          var bag = new EntityDraft(Map.class, Kind.BAG);
          bag.name.set(name, ConfigurationSource.FLUENT);
          return bag;
        });
  }

  /** Returns the draft that stands for a type now: of a hierarchy its layout, once there is one. */
  public EntityDraft current(EntityDraft type) {
    return type.isPropertyBag() ? type : entity(type.javaType());
  }

  /** Takes the ignored classes out of the model. */
  public void removeIgnored() {
    entities.keySet().removeAll(ignored);
    complexTypes.keySet().removeAll(ignored);
  }

  /**
   * Returns the entity types that have a class, of a hierarchy its layout once there is one, and
   * the property bags.
   */
  public List<EntityDraft> entities() {
    var all = new LinkedHashSet<>(entities.values());
    all.addAll(bags.values());
    return List.copyOf(all);
  }

  /** Returns a new type that takes the place of the classes of a hierarchy. */
  public EntityDraft layout(EntityDraft root, List<EntityDraft> classes) {
    var layout = new EntityDraft(root.javaType(), Kind.CLASS);
    classes.forEach(type -> entities.put(type.javaType(), layout));
    return layout;
  }

  /** Adds an entity type that only joins two others. */
  public EntityDraft addJoin(Class<?> instances) {
    var join = new EntityDraft(instances, Kind.JOIN);
    joins.add(join);
    return join;
  }

  /** Returns all entity types. */
  public List<EntityDraft> allEntities() {
    var all = new ArrayList<>(entities());
    all.addAll(joins);
    return all;
  }

  /** Returns the draft of a complex type, made first if it is new. */
  public ComplexDraft complexType(Class<?> type) {
    return complexTypes.computeIfAbsent(type, ComplexDraft::new);
  }

  /** Returns whether a class is known as a complex type. */
  public boolean isComplex(Class<?> type) {
    return complexTypes.containsKey(type);
  }

  /** Returns the complex types. */
  public Collection<ComplexDraft> complexTypes() {
    return List.copyOf(complexTypes.values());
  }

  /** Returns the types that have properties, those left out that only join others. */
  public List<StructuralDraft> structuralTypes() {
    var all = new ArrayList<StructuralDraft>(entities.values());
    all.addAll(bags.values());
    all.addAll(complexTypes.values());
    return all;
  }

  /** Records something that makes the model unusable. */
  public void problem(String text) {
    problems.add(text);
  }

  /** Returns the problems, each once. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Records something that is passed over. */
  public void warn(String text) {
    warnings.add(text);
  }

  /** Returns the warnings, each once. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }
}

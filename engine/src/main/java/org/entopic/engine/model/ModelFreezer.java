package org.entopic.engine.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.FilterDraft;
import org.entopic.engine.model.draft.IndexDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.engine.model.draft.UpcasterDraft;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.IndexModel;
import org.entopic.model.KeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.NavigationModel.Kind;
import org.entopic.model.PropertyModel;
import org.entopic.model.TopicModel;
import org.entopic.spi.backend.IndexOrder;
import org.entopic.spi.engine.EngineConfig.TypeDefaults;
import org.entopic.spi.service.ChangeDetector;
import org.entopic.spi.service.ValueGeneratorSelector;

/** Makes the immutable model of a draft without problems. */
final class ModelFreezer {
  private static final Map<String, String> TOPIC_CONFIG =
      Map.of(
          "cleanup.policy", "compact",
          "delete.retention.ms", "86400000",
          "min.compaction.lag.ms", "3600000");

  private final ModelDraft draft;
  private final EngineServices services;
  private final ShapeFreezer shapes;
  private final PropertyOwners owners;
  private final Map<EntityDraft, HierarchyTypeModel> classes = new LinkedHashMap<>();
  private final Map<EntityDraft, DefaultEntityTypeModel> types = new LinkedHashMap<>();
  private final Map<RelationDraft, DefaultForeignKeyModel> foreignKeys = new LinkedHashMap<>();
  private final Map<NavigationDraft, DefaultNavigationModel> navigations = new LinkedHashMap<>();

  ModelFreezer(ModelDraft draft, EngineServices services) {
    this.draft = draft;
    this.services = services;
    this.owners = new PropertyOwners(draft.relations);
    this.shapes =
        new ShapeFreezer(
            List.copyOf(draft.complexTypes()),
            draft.allEntities().stream()
                .map(EntityDraft::entityName)
                .collect(Collectors.toUnmodifiableSet()));
  }

  DefaultEngineModel freeze() {
    for (EntityDraft entity : draft.allEntities()) {
      types.put(entity, freeze(entity));
    }
    types.forEach(this::freezeClasses);
    draft.relations.forEach(this::freezeForeignKey);
    draft.relations.forEach(this::freezeNavigations);
    types.forEach(this::relate);
    Map<String, EntityMapping> mappings = new HashMap<>();
    Map<String, List<FilterDraft>> filters = new HashMap<>();
    Map<String, List<UpcasterDraft>> upcasters = new HashMap<>();
    Map<String, List<Object>> seeds = new HashMap<>();
    var mapper = new MappingFreezer(shapes, owners);
    types.forEach(
        (entity, type) -> {
          mappings.put(type.name(), detecting(mapper.entity(type, entity, classes(entity))));
          filters.put(type.name(), List.copyOf(entity.filters));
          entity.classes().forEach(c -> upcasters.put(c.entityName(), List.copyOf(c.upcasters)));
          upcasters.put(type.name(), List.copyOf(entity.upcasters));
          seeds.put(type.name(), List.copyOf(entity.seeds));
        });
    return new DefaultEngineModel(
        draft.database(),
        draft.context(),
        services,
        Map.copyOf(draft.annotations),
        List.copyOf(types.values()),
        shapes.complexTypes(),
        mappings,
        filters,
        upcasters,
        seeds);
  }

  private EntityMapping detecting(EntityMapping mapping) {
    return services.isGiven(ChangeDetector.class)
        ? new DetectingMapping(mapping, services.get(ChangeDetector.class))
        : mapping;
  }

  private Map<EntityDraft, HierarchyTypeModel> classes(EntityDraft entity) {
    Map<EntityDraft, HierarchyTypeModel> own = new LinkedHashMap<>();
    for (EntityDraft type : entity.classes()) {
      own.put(type, Objects.requireNonNull(classes.get(type), "class"));
    }
    return own;
  }

  private void freezeClasses(EntityDraft layout, DefaultEntityTypeModel root) {
    for (EntityDraft type : layout.classes()) {
      classes.put(
          type,
          new HierarchyTypeModel(
              root,
              type,
              topic(layout.isTopicPerClass() ? type : layout),
              own(layout, type, root)));
    }
    new HierarchyFreezer(root, layout, classes(layout)).relate();
  }

  private List<PropertyModel> own(
      EntityDraft layout, EntityDraft type, DefaultEntityTypeModel root) {
    List<PropertyModel> own = new ArrayList<>();
    for (PropertyDraft property : layout.ordered()) {
      boolean written =
          !layout.isTopicPerClass() || layout.discriminator().filter(property::equals).isEmpty();
      if (written && owners.has(layout, type, property)) {
        PropertyModel shared = root.property(property.name()).orElseThrow();
        own.add(
            shared.isNullable() && owners.requires(layout, type, property)
                ? new DefaultPropertyModel(
                    property,
                    shared.ordinal(),
                    shared.storeType(),
                    shared.isShadow(),
                    false,
                    shared.isKey())
                : shared);
      }
    }
    return own;
  }

  private DefaultEntityTypeModel freeze(EntityDraft entity) {
    List<PropertyModel> properties = new PropertyFreezer(shapes, owners).freeze(entity);
    ValueGeneratorSelector generators = services.get(ValueGeneratorSelector.class);
    properties.forEach(property -> ((DefaultPropertyModel) property).choose(generators));
    Map<String, PropertyModel> byName =
        properties.stream().collect(Collectors.toMap(PropertyModel::name, p -> p));
    var key = new DefaultKeyModel(pick(byName, entity.key.or(List.of())), true);
    List<KeyModel> alternateKeys = new ArrayList<>();
    for (List<String> names : entity.alternateKeys) {
      alternateKeys.add(new DefaultKeyModel(pick(byName, names), false));
    }
    List<IndexModel> indexes = new ArrayList<>();
    for (IndexDraft index : entity.indexes) {
      List<PropertyModel> indexed = pick(byName, index.properties());
      indexes.add(
          new DefaultIndexModel(
              index.name.or(""),
              indexed,
              index.unique.or(false),
              index.ordered.or(false)
                  && indexed.stream().allMatch(p -> IndexOrder.isOrdered(p.storeType())),
              Set.copyOf(index.descending.or(List.of())),
              index.filter.get().orElse(null),
              index.sources(),
              Map.copyOf(index.annotations)));
    }
    return new DefaultEntityTypeModel(
        entity, properties, topic(entity), key, alternateKeys, indexes, draft.defaults());
  }

  private static List<PropertyModel> pick(Map<String, PropertyModel> byName, List<String> names) {
    return names.stream()
        .flatMap(name -> java.util.stream.Stream.ofNullable(byName.get(name)))
        .toList();
  }

  private TopicModel topic(EntityDraft entity) {
    Map<String, String> config = new HashMap<>(TOPIC_CONFIG);
    config.putAll(draft.topicConfig);
    entity.retention.get().ifPresent(time -> config.putAll(retention(time)));
    config.putAll(entity.topicConfig);
    TypeDefaults defaults = draft.defaults();
    return new TopicModel(
        entity.topic.or(""),
        entity.partitions.or(defaults.partitions().orElse(1)),
        entity.replication.get().map(OptionalInt::of).orElse(defaults.replication()),
        config);
  }

  private static Map<String, String> retention(Duration time) {
    return Map.of(
        "cleanup.policy", "compact,delete", "retention.ms", Long.toString(time.toMillis()));
  }

  private void freezeForeignKey(RelationDraft relation) {
    if (relation.kind() != RelationDraft.Kind.MANY_TO_MANY) {
      DefaultEntityTypeModel dependent = type(relation.dependent());
      List<PropertyModel> properties =
          relation.foreignKey().stream()
              .map(PropertyDraft::name)
              .flatMap(name -> dependent.property(name).stream())
              .toList();
      foreignKeys.put(
          relation,
          new DefaultForeignKeyModel(
              relation, dependent, type(relation.principal()), principalKey(relation), properties));
    }
  }

  private KeyModel principalKey(RelationDraft relation) {
    DefaultEntityTypeModel principal = type(relation.principal());
    List<String> names = relation.principalKey().stream().map(PropertyDraft::name).toList();
    return principal.alternateKeys().stream()
        .filter(key -> key.properties().stream().map(PropertyModel::name).toList().equals(names))
        .findFirst()
        .orElse(principal.primaryKey());
  }

  private void freezeNavigations(RelationDraft relation) {
    DefaultNavigationModel onPrincipal =
        relation.onPrincipal().map(n -> freeze(n, relation, true)).orElse(null);
    DefaultNavigationModel onDependent =
        relation.onDependent().map(n -> freeze(n, relation, false)).orElse(null);
    if (onPrincipal != null) {
      onPrincipal.pairWith(onDependent);
    }
    if (onDependent != null) {
      onDependent.pairWith(onPrincipal);
    }
    DefaultForeignKeyModel foreignKey = foreignKeys.get(relation);
    if (foreignKey != null) {
      foreignKey.relate(onDependent, onPrincipal);
    }
  }

  private DefaultNavigationModel freeze(
      NavigationDraft navigation, RelationDraft relation, boolean principalSide) {
    boolean joined = relation.kind() == RelationDraft.Kind.MANY_TO_MANY;
    RelationDraft toOwner = joined ? relation.joinToOwner().orElseThrow() : relation;
    RelationDraft toOther = joined ? relation.joinToOther().orElseThrow() : relation;
    Kind kind =
        joined
            ? Kind.MANY_TO_MANY
            : !principalSide
                ? Kind.TO_PRINCIPAL
                : relation.kind() == RelationDraft.Kind.ONE_TO_ONE
                    ? Kind.TO_DEPENDENT
                    : Kind.TO_DEPENDENTS;
    ForeignKeyModel own = foreignKey(principalSide ? toOwner : toOther);
    var frozen =
        new DefaultNavigationModel(
            navigation.name(),
            type(navigation.owner(), navigation.declaringClass()),
            type(navigation.target(), navigation.targetClass()),
            kind,
            navigation.member().type().raw(),
            own,
            joined ? foreignKey(principalSide ? toOther : toOwner) : null,
            navigation.isAutoIncluded());
    navigations.put(navigation, frozen);
    return frozen;
  }

  private void relate(EntityDraft entity, DefaultEntityTypeModel type) {
    List<NavigationModel> own = new ArrayList<>();
    for (NavigationDraft navigation : entity.navigations.values()) {
      DefaultNavigationModel frozen = navigations.get(navigation);
      if (frozen != null) {
        own.add(frozen);
      }
    }
    List<ForeignKeyModel> held = new ArrayList<>();
    List<ForeignKeyModel> referring = new ArrayList<>();
    for (DefaultForeignKeyModel key : foreignKeys.values()) {
      if (key.dependent() == type) {
        held.add(key);
      }
      if (key.principal() == type) {
        referring.add(key);
      }
    }
    type.relate(own, held, referring);
  }

  private DefaultEntityTypeModel type(EntityDraft entity) {
    DefaultEntityTypeModel type = types.get(entity);
    if (type == null) {
      throw new IllegalStateException(entity + " is not frozen.");
    }
    return type;
  }

  /** Returns the type of a class: that of the top, or of one that extends it. */
  private EntityTypeModel type(EntityDraft entity, Class<?> javaType) {
    DefaultEntityTypeModel root = type(entity);
    return root.derivedTypes().stream()
        .filter(derived -> derived.javaType() == javaType)
        .findFirst()
        .orElse(root);
  }

  private ForeignKeyModel foreignKey(RelationDraft relation) {
    DefaultForeignKeyModel key = foreignKeys.get(relation);
    if (key == null) {
      throw new IllegalStateException(relation + " is not frozen.");
    }
    return key;
  }
}

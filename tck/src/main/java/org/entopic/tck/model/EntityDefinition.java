package org.entopic.tck.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.ReferencePolicy;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.TopicModel;
import org.entopic.model.ValueGeneration;

/**
 * Collects the parts of an entity type; started by {@link TestModels#entity}.
 *
 * <p>Not thread-safe. The topic is named {@code test.<name>} and has one partition unless said
 * otherwise.
 */
public final class EntityDefinition extends TypeDefinition<EntityDefinition> {
  private record IndexDraft(List<String> properties, boolean unique, Set<String> descending) {}

  private record Reference(
      FixedEntityType principal, List<String> properties, ReferencePolicy policy) {}

  private final List<IndexDraft> indexes = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private String topic;
  private int partitions = 1;
  private boolean checked;
  private final Map<String, String> producerConfig = new HashMap<>();

  EntityDefinition(String name) {
    super(name);
    this.topic = "test." + name;
  }

  @Override
  EntityDefinition self() {
    return this;
  }

  /** Names the topic. */
  public EntityDefinition topic(String topicName) {
    topic = topicName;
    return this;
  }

  /** Sets the number of partitions. */
  public EntityDefinition partitions(int count) {
    partitions = count;
    return this;
  }

  /** Sets a producer setting in which the type differs from others. */
  public EntityDefinition producerConfig(String setting, String value) {
    producerConfig.put(setting, value);
    return this;
  }

  /** Has saves checked; types with a version or a unique index are checked without it. */
  public EntityDefinition checked() {
    checked = true;
    return this;
  }

  /** Adds a property to the primary key; several make it composite, in this order. */
  public EntityDefinition key(String propertyName, StoreType type) {
    return add(propertyName, type, false, true, ValueGeneration.NEVER);
  }

  /** Adds a scalar property to the primary key. */
  public EntityDefinition key(String propertyName, ScalarType type) {
    return key(propertyName, new StoreType.Scalar(type));
  }

  /** Adds a version: a {@code long} that is a concurrency token. */
  public EntityDefinition version(String propertyName) {
    return add(
        propertyName, new StoreType.Scalar(ScalarType.LONG), false, false, ValueGeneration.VERSION);
  }

  /** Adds a {@code long} that a sequence gives out. */
  public EntityDefinition sequence(String propertyName) {
    return add(
        propertyName, new StoreType.Scalar(ScalarType.LONG), true, false, ValueGeneration.SEQUENCE);
  }

  /** Adds an index; its name is that of its properties, joined by {@code _}. */
  public EntityDefinition index(String... propertyNames) {
    indexes.add(new IndexDraft(List.of(propertyNames), false, Set.of()));
    return this;
  }

  /**
   * Adds an index that keeps the first property from high to low; its name is that of its
   * properties, joined by {@code _}.
   */
  public EntityDefinition descendingIndex(String first, String... more) {
    List<String> all = Stream.concat(Stream.of(first), Stream.of(more)).toList();
    indexes.add(new IndexDraft(all, false, Set.of(first)));
    return this;
  }

  /** Adds a unique index; its name is that of its properties, joined by {@code _}. */
  public EntityDefinition unique(String... propertyNames) {
    indexes.add(new IndexDraft(List.of(propertyNames), true, Set.of()));
    return this;
  }

  /**
   * Adds a foreign key over properties already added, and an index of the same name; principals are
   * not looked up.
   *
   * @param principal a type built by {@link #build()}
   */
  public EntityDefinition foreignKey(EntityTypeModel principal, String... propertyNames) {
    return foreignKey(ReferencePolicy.ALLOW, principal, propertyNames);
  }

  /**
   * Adds a foreign key over properties already added, and an index of the same name.
   *
   * @param policy what is done where the principal is missing; the types of a relation that rejects
   *     must be {@link #checked()}
   * @param principal a type built by {@link #build()}
   */
  public EntityDefinition foreignKey(
      ReferencePolicy policy, EntityTypeModel principal, String... propertyNames) {
    references.add(new Reference((FixedEntityType) principal, List.of(propertyNames), policy));
    return index(propertyNames);
  }

  /**
   * Returns the type.
   *
   * @throws IllegalArgumentException if an index or foreign key names no property
   */
  public EntityTypeModel build() {
    PropertyTable properties = table();
    List<IndexModel> built = new ArrayList<>();
    for (IndexDraft index : indexes) {
      built.add(
          new FixedIndex(
              String.join("_", index.properties()),
              properties.named(index.properties()),
              index.unique(),
              index.descending()));
    }
    var type =
        new FixedEntityType(
            name(),
            new TopicModel(topic, partitions, OptionalInt.empty(), Map.of()),
            properties,
            built,
            checked,
            producerConfig);
    for (Reference reference : references) {
      type.refersTo(
          reference.principal(), properties.named(reference.properties()), reference.policy());
    }
    return type;
  }
}

package org.entopic.engine.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.model.AggregateModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.IndexModel;
import org.entopic.model.KeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.OnWrite;
import org.entopic.model.PropertyModel;
import org.entopic.model.TopicModel;
import org.jspecify.annotations.Nullable;

/**
 * One class of a hierarchy: the part of its top's properties that the class has, in rows of the
 * top's layout.
 */
final class HierarchyTypeModel implements EntityTypeModel {
  private final DefaultEntityTypeModel root;
  private final EntityDraft draft;
  private final TopicModel topic;
  private final List<PropertyModel> properties;
  private final Map<String, PropertyModel> byName = new HashMap<>();
  private final @Nullable PropertyModel[] byOrdinal;
  private final List<EntityTypeModel> derived = new ArrayList<>();
  private final List<EntityTypeModel> stored = new ArrayList<>();
  private @Nullable EntityTypeModel base;

  HierarchyTypeModel(
      DefaultEntityTypeModel root,
      EntityDraft draft,
      TopicModel topic,
      List<PropertyModel> properties) {
    this.root = root;
    this.draft = draft;
    this.topic = topic;
    this.properties = List.copyOf(properties);
    this.byOrdinal = new @Nullable PropertyModel[root.propertyCount()];
    for (PropertyModel property : properties) {
      byName.put(property.name(), property);
      byOrdinal[property.ordinal()] = property;
    }
  }

  void extend(EntityTypeModel newBase) {
    base = newBase;
  }

  void derive(EntityTypeModel type) {
    derived.add(type);
  }

  /** Adds a type whose topic holds rows of this one. */
  void store(EntityTypeModel type) {
    stored.add(type);
  }

  @Override
  public String name() {
    return draft.entityName();
  }

  @Override
  public Class<?> javaType() {
    return draft.javaType();
  }

  @Override
  public EntityTypeModel rootType() {
    return root;
  }

  @Override
  public Optional<EntityTypeModel> baseType() {
    return Optional.ofNullable(base);
  }

  @Override
  public List<EntityTypeModel> derivedTypes() {
    return List.copyOf(derived);
  }

  @Override
  public Optional<PropertyModel> discriminator() {
    return root.discriminator();
  }

  @Override
  public Optional<Object> discriminatorValue() {
    return draft.isConcrete() ? draft.discriminatorValue.get() : Optional.empty();
  }

  @Override
  public List<Object> formerDiscriminatorValues() {
    return draft.formerDiscriminatorValues.or(List.of());
  }

  @Override
  public List<EntityTypeModel> storedTypes() {
    return List.copyOf(stored);
  }

  @Override
  public TopicModel topic() {
    return topic;
  }

  @Override
  public KeyModel primaryKey() {
    return root.primaryKey();
  }

  @Override
  public List<PropertyModel> properties() {
    return properties;
  }

  @Override
  public PropertyModel property(int ordinal) {
    PropertyModel own = byOrdinal[ordinal];
    return own != null ? own : root.property(ordinal);
  }

  @Override
  public Optional<PropertyModel> property(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public int propertyCount() {
    return root.propertyCount();
  }

  @Override
  public int primitiveCount() {
    return root.primitiveCount();
  }

  @Override
  public List<NavigationModel> navigations() {
    return root.navigations().stream()
        .filter(navigation -> draft.navigations.containsKey(navigation.name()))
        .toList();
  }

  @Override
  public Optional<NavigationModel> navigation(String name) {
    return root.navigation(name).filter(any -> draft.navigations.containsKey(name));
  }

  @Override
  public List<ForeignKeyModel> foreignKeys() {
    return root.foreignKeys().stream()
        .filter(key -> key.properties().stream().allMatch(p -> byName.containsKey(p.name())))
        .toList();
  }

  @Override
  public List<ForeignKeyModel> referencingForeignKeys() {
    return root.referencingForeignKeys();
  }

  @Override
  public List<IndexModel> indexes() {
    return root.indexes();
  }

  @Override
  public List<AggregateModel> aggregates() {
    return List.copyOf(draft.aggregates);
  }

  @Override
  public Optional<String> serializer() {
    return draft.serializer.get();
  }

  @Override
  public Optional<String> keySerializer() {
    return draft.keySerializer.get();
  }

  @Override
  public Map<String, String> producerConfig() {
    return Map.copyOf(draft.producerConfig);
  }

  @Override
  public boolean isJoinType() {
    return false;
  }

  @Override
  public boolean isReadOnly() {
    return root.isReadOnly();
  }

  @Override
  public OnWrite onWrite() {
    return root.onWrite();
  }

  @Override
  public boolean isChecked() {
    return root.isChecked();
  }

  @Override
  public List<KeyModel> alternateKeys() {
    return root.alternateKeys();
  }

  @Override
  public boolean hasChangeEvents() {
    return root.hasChangeEvents();
  }

  @Override
  public Optional<Object> annotation(String name) {
    return Optional.ofNullable(draft.annotations.get(name));
  }

  @Override
  public String toString() {
    return name();
  }
}

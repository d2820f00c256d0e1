package org.entopic.engine.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.model.AggregateModel;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.IndexModel;
import org.entopic.model.KeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.OnWrite;
import org.entopic.model.PropertyModel;
import org.entopic.model.ReferencePolicy;
import org.entopic.model.StoreKind;
import org.entopic.model.TopicModel;
import org.entopic.spi.engine.EngineConfig.TypeDefaults;
import org.jspecify.annotations.Nullable;

/** An entity type of the frozen model; relations are added once, before anybody sees it. */
final class DefaultEntityTypeModel extends DefaultStructuralType implements EntityTypeModel {
  private final TopicModel topic;
  private final KeyModel primaryKey;
  private final List<KeyModel> alternateKeys;
  private final List<IndexModel> indexes;
  private final List<AggregateModel> aggregates;
  private final Optional<String> serializer;
  private final Optional<String> keySerializer;
  private final Optional<StoreKind> storeKind;
  private final Map<String, String> producerConfig;
  private final boolean joinType;
  private final boolean propertyBag;
  private final Optional<OnWrite> readOnly;
  private final boolean changeEvents;
  private boolean checked;
  private final Map<String, Object> annotations;
  private final Map<String, ConfigurationSource> sources;
  private final @Nullable PropertyModel discriminator;
  private final @Nullable Object discriminatorValue;
  private final List<Object> formerValues;
  private List<EntityTypeModel> derived = List.of();
  private List<EntityTypeModel> stored = List.of(this);
  private List<NavigationModel> navigations = List.of();
  private List<ForeignKeyModel> foreignKeys = List.of();
  private List<ForeignKeyModel> referencing = List.of();

  DefaultEntityTypeModel(
      EntityDraft draft,
      List<PropertyModel> properties,
      TopicModel topic,
      KeyModel primaryKey,
      List<KeyModel> alternateKeys,
      List<IndexModel> indexes,
      TypeDefaults defaults) {
    super(draft.entityName(), draft.javaType(), properties);
    this.topic = topic;
    this.primaryKey = primaryKey;
    this.alternateKeys = List.copyOf(alternateKeys);
    this.indexes = List.copyOf(indexes);
    this.aggregates = List.copyOf(draft.aggregates);
    this.serializer = draft.serializer.get();
    this.keySerializer = draft.keySerializer.get();
    this.storeKind = draft.storeKind.get();
    this.producerConfig = Map.copyOf(draft.producerConfig);
    this.joinType = draft.isJoinType();
    this.propertyBag = draft.isPropertyBag();
    this.readOnly =
        defaults.readOnly() == null
            ? draft.readOnly.get()
            : Optional.of(draft.readOnly.or(defaults.readOnly()));
    this.changeEvents = draft.changeEvents.or(!Boolean.FALSE.equals(defaults.changeEvents()));
    this.checked =
        draft.checked.or(false)
            || properties.stream().anyMatch(PropertyModel::isConcurrencyToken)
            || indexes.stream().anyMatch(IndexModel::isUnique)
            || !alternateKeys.isEmpty();
    this.annotations = Map.copyOf(draft.annotations);
    this.sources = Collections.unmodifiableMap(draft.sources());
    this.discriminator =
        draft.discriminator().flatMap(property -> property(property.name())).orElse(null);
    Optional<EntityDraft> top =
        draft.classes().stream()
            .filter(each -> each.javaType() == draft.javaType() && each.isConcrete())
            .findFirst();
    this.discriminatorValue = top.flatMap(type -> type.discriminatorValue.get()).orElse(null);
    this.formerValues = top.flatMap(type -> type.formerDiscriminatorValues.get()).orElse(List.of());
  }

  void derive(List<EntityTypeModel> derivedTypes, List<EntityTypeModel> storedTypes) {
    derived = List.copyOf(derivedTypes);
    stored = List.copyOf(storedTypes);
  }

  void relate(
      List<NavigationModel> allNavigations,
      List<ForeignKeyModel> allForeignKeys,
      List<ForeignKeyModel> allReferencing) {
    navigations = List.copyOf(allNavigations);
    foreignKeys = List.copyOf(allForeignKeys);
    referencing = List.copyOf(allReferencing);
    checked |=
        Stream.concat(foreignKeys.stream(), referencing.stream())
            .anyMatch(key -> key.policy() == ReferencePolicy.REJECT);
  }

  @Override
  public List<EntityTypeModel> derivedTypes() {
    return derived;
  }

  @Override
  public Optional<PropertyModel> discriminator() {
    return Optional.ofNullable(discriminator);
  }

  @Override
  public Optional<Object> discriminatorValue() {
    return Optional.ofNullable(discriminatorValue);
  }

  @Override
  public List<Object> formerDiscriminatorValues() {
    return formerValues;
  }

  @Override
  public List<EntityTypeModel> storedTypes() {
    return stored;
  }

  @Override
  public TopicModel topic() {
    return topic;
  }

  @Override
  public KeyModel primaryKey() {
    return primaryKey;
  }

  @Override
  public List<KeyModel> alternateKeys() {
    return alternateKeys;
  }

  @Override
  public List<NavigationModel> navigations() {
    return navigations;
  }

  @Override
  public Optional<NavigationModel> navigation(String navigationName) {
    return navigations.stream().filter(n -> n.name().equals(navigationName)).findFirst();
  }

  @Override
  public List<ForeignKeyModel> foreignKeys() {
    return foreignKeys;
  }

  @Override
  public List<ForeignKeyModel> referencingForeignKeys() {
    return referencing;
  }

  @Override
  public List<IndexModel> indexes() {
    return indexes;
  }

  @Override
  public List<AggregateModel> aggregates() {
    return aggregates;
  }

  @Override
  public Optional<String> serializer() {
    return serializer;
  }

  @Override
  public Optional<String> keySerializer() {
    return keySerializer;
  }

  @Override
  public Optional<StoreKind> storeKind() {
    return storeKind;
  }

  @Override
  public Map<String, String> producerConfig() {
    return producerConfig;
  }

  @Override
  public boolean isJoinType() {
    return joinType;
  }

  @Override
  public boolean isPropertyBag() {
    return propertyBag;
  }

  @Override
  public boolean isReadOnly() {
    return readOnly.isPresent();
  }

  @Override
  public OnWrite onWrite() {
    return readOnly.orElse(OnWrite.FAIL);
  }

  @Override
  public boolean hasChangeEvents() {
    return changeEvents;
  }

  @Override
  public boolean isChecked() {
    return checked;
  }

  @Override
  public Map<String, ConfigurationSource> sources() {
    return sources;
  }

  @Override
  public Map<String, Object> annotations() {
    return annotations;
  }
}

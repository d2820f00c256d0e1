package org.entopic.tck.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.IndexModel;
import org.entopic.model.KeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ReferencePolicy;
import org.entopic.model.TopicModel;

/** An entity type that says what it was given; types built later may refer to it. */
sealed class FixedEntityType implements EntityTypeModel permits FixedPart {
  private final String name;
  private final TopicModel topic;
  private final PropertyTable properties;
  private final KeyModel key;
  private final List<IndexModel> indexes;
  private final boolean checked;
  private final Map<String, String> producerConfig;
  private final List<ForeignKeyModel> foreignKeys = new CopyOnWriteArrayList<>();
  private final List<ForeignKeyModel> referencing = new CopyOnWriteArrayList<>();

  FixedEntityType(
      String name,
      TopicModel topic,
      PropertyTable properties,
      List<IndexModel> indexes,
      boolean checked,
      Map<String, String> producerConfig) {
    this.producerConfig = Map.copyOf(producerConfig);
    this.checked = checked;
    this.name = name;
    this.topic = topic;
    this.properties = properties;
    this.key = new FixedKey(properties.declared().stream().filter(PropertyModel::isKey).toList());
    this.indexes = List.copyOf(indexes);
  }

  PropertyTable table() {
    return properties;
  }

  void refersTo(FixedEntityType principal, List<PropertyModel> by, ReferencePolicy policy) {
    var foreignKey = new FixedForeignKey(this, by, principal, policy);
    foreignKeys.add(foreignKey);
    principal.referencing.add(foreignKey);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Class<?> javaType() {
    return Object.class;
  }

  @Override
  public TopicModel topic() {
    return topic;
  }

  @Override
  public KeyModel primaryKey() {
    return key;
  }

  @Override
  public List<PropertyModel> properties() {
    return properties.declared();
  }

  @Override
  public PropertyModel property(int ordinal) {
    return properties.at(ordinal);
  }

  @Override
  public Optional<PropertyModel> property(String propertyName) {
    return properties.named(propertyName);
  }

  @Override
  public int primitiveCount() {
    return properties.primitives();
  }

  @Override
  public List<NavigationModel> navigations() {
    return List.of();
  }

  @Override
  public Optional<NavigationModel> navigation(String navigationName) {
    return Optional.empty();
  }

  @Override
  public List<ForeignKeyModel> foreignKeys() {
    return List.copyOf(foreignKeys);
  }

  @Override
  public List<ForeignKeyModel> referencingForeignKeys() {
    return List.copyOf(referencing);
  }

  @Override
  public List<IndexModel> indexes() {
    return indexes;
  }

  @Override
  public Optional<String> serializer() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> producerConfig() {
    return producerConfig;
  }

  @Override
  public boolean isJoinType() {
    return false;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public boolean isChecked() {
    return checked
        || properties.declared().stream().anyMatch(PropertyModel::isConcurrencyToken)
        || indexes.stream().anyMatch(IndexModel::isUnique);
  }

  @Override
  public Optional<Object> annotation(String annotationName) {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}

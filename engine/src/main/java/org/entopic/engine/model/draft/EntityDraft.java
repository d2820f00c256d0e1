package org.entopic.engine.model.draft;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entopic.model.AggregateModel;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.OnWrite;
import org.entopic.model.StoreKind;
import org.jspecify.annotations.Nullable;

/** An entity type being built. */
public final class EntityDraft extends StructuralDraft {
  /** What stands behind an entity type. */
  enum Kind {
    /** A class of the user's. */
    CLASS,
    /** Nothing of the user's: the type joins two others. */
    JOIN,
    /** Maps of values by the names of properties. */
    BAG
  }

  private final Kind kind;
  private boolean joinsTwoSides;
  private @Nullable Class<?> keyClass;
  private final Map<String, String> keyMembers = new HashMap<>();
  private List<MappedMember> keyClassMembers = List.of();
  private @Nullable MappedMember embeddedKey;
  private @Nullable EntityDraft base;
  private List<EntityDraft> classes = List.of();
  private @Nullable PropertyDraft discriminator;

  public final Sourced<String> name = new Sourced<>();
  public final Sourced<String> schema = new Sourced<>();
  public final Sourced<String> table = new Sourced<>();
  public final Sourced<String> topic = new Sourced<>();
  public final Sourced<String> prefix = new Sourced<>();
  public final Sourced<String> serializer = new Sourced<>();
  public final Sourced<String> keySerializer = new Sourced<>();
  public final Sourced<StoreKind> storeKind = new Sourced<>();
  public final Sourced<Integer> partitions = new Sourced<>();
  public final Sourced<Integer> replication = new Sourced<>();
  public final Sourced<OnWrite> readOnly = new Sourced<>();
  public final Sourced<Duration> retention = new Sourced<>();
  public final Sourced<Boolean> changeEvents = new Sourced<>();
  public final Sourced<Boolean> checked = new Sourced<>();
  public final Sourced<List<String>> key = new Sourced<>();
  public final Set<List<String>> alternateKeys = new LinkedHashSet<>();
  public final Sourced<Boolean> keyless = new Sourced<>();
  public final Sourced<Boolean> topicPerClass = new Sourced<>();
  public final Sourced<String> discriminatorField = new Sourced<>();
  public final Sourced<Object> discriminatorValue = new Sourced<>();
  public final Sourced<List<Object>> formerDiscriminatorValues = new Sourced<>();
  public final Set<Class<?>> derived = new LinkedHashSet<>();
  public final Map<String, String> topicConfig = new LinkedHashMap<>();
  public final Map<String, String> producerConfig = new LinkedHashMap<>();
  public final Map<String, NavigationDraft> navigations = new LinkedHashMap<>();
  public final List<IndexDraft> indexes = new ArrayList<>();
  public final List<UpcasterDraft> upcasters = new ArrayList<>();
  public final List<Object> seeds = new ArrayList<>();
  public final List<AggregateModel> aggregates = new ArrayList<>();
  public final List<FilterDraft> filters = new ArrayList<>();
  public final Map<String, Object> annotations = new LinkedHashMap<>();
  public final Set<String> owned = new LinkedHashSet<>();
  public final Set<String> ignored = new HashSet<>();
  public final Set<String> autoIncluded = new LinkedHashSet<>();

  EntityDraft(Class<?> javaType, Kind kind) {
    super(javaType);
    this.kind = kind;
  }

  /** Returns who decided what, by the names of the builder's methods. */
  public Map<String, ConfigurationSource> sources() {
    return Sourced.sources(
        "name", name,
        "topic", topic,
        "key", key,
        "serializedWith", serializer,
        "keysSerializedWith", keySerializer,
        "partitions", partitions,
        "replication", replication,
        "readOnly", readOnly,
        "topicPrefix", prefix,
        "retention", retention,
        "changeEvents", changeEvents);
  }

  /** Returns the entity that this one extends, where there is one. */
  public Optional<EntityDraft> base() {
    return Optional.ofNullable(base);
  }

  /** Sets the entity that this one extends. */
  public void base(EntityDraft newBase) {
    base = newBase;
  }

  /** Returns the classes whose rows have this layout, bases first; none where there is but one. */
  public List<EntityDraft> classes() {
    return classes;
  }

  /** Returns the property that tells the classes apart, where there are several. */
  public Optional<PropertyDraft> discriminator() {
    return Optional.ofNullable(discriminator);
  }

  /** Makes this the layout of the rows of classes. */
  public void layout(List<EntityDraft> newClasses, PropertyDraft newDiscriminator) {
    classes = List.copyOf(newClasses);
    discriminator = newDiscriminator;
  }

  /** Returns whether instances of just this class can be made. */
  public boolean isConcrete() {
    return isPropertyBag() || !Modifier.isAbstract(javaType().getModifiers());
  }

  /** Returns whether each class has a topic of its own. */
  public boolean isTopicPerClass() {
    return !classes.isEmpty() && topicPerClass.or(false);
  }

  /** Takes over what is said of the entity as a whole, not of its members. */
  public void copySettings(EntityDraft other) {
    name.set(other.name);
    schema.set(other.schema);
    table.set(other.table);
    topic.set(other.topic);
    prefix.set(other.prefix);
    serializer.set(other.serializer);
    keySerializer.set(other.keySerializer);
    partitions.set(other.partitions);
    replication.set(other.replication);
    readOnly.set(other.readOnly);
    retention.set(other.retention);
    changeEvents.set(other.changeEvents);
    checked.set(other.checked);
    alternateKeys.addAll(other.alternateKeys);
    seeds.addAll(other.seeds);
    key.set(other.key);
    keyless.set(other.keyless);
    topicPerClass.set(other.topicPerClass);
    topicConfig.putAll(other.topicConfig);
    producerConfig.putAll(other.producerConfig);
    upcasters.addAll(other.upcasters);
    filters.addAll(other.filters);
    aggregates.addAll(other.aggregates);
    annotations.putAll(other.annotations);
    ignored.addAll(other.ignored);
  }

  /** Returns whether the type only joins two others. */
  public boolean isJoinType() {
    return kind == Kind.JOIN;
  }

  /** Returns whether instances are maps of values by the names of properties. */
  public boolean isPropertyBag() {
    return kind == Kind.BAG;
  }

  /** Has the type join the two sides of a many-to-many relation, which can give it its key. */
  public void joinTwoSides() {
    joinsTwoSides = true;
  }

  /** Returns whether the type has to say itself what its key is. */
  public boolean needsKey() {
    return !joinsTwoSides && !key.isSet();
  }

  /** Returns the name. */
  public String entityName() {
    return name.or(javaType().getSimpleName());
  }

  /** Returns the name by which members of this type and of others call it by convention. */
  public String simpleName() {
    return isPropertyBag() ? entityName() : javaType().getSimpleName();
  }

  /** Returns the class whose objects stand for the whole key, where there is one. */
  public Optional<Class<?>> keyClass() {
    return Optional.ofNullable(keyClass);
  }

  /** Sets the class whose objects stand for the whole key, and its members in key order. */
  public void keyClass(Class<?> type, List<MappedMember> members) {
    keyClass = type;
    keyClassMembers = List.copyOf(members);
  }

  /** Returns the members of the key class in key order. */
  public List<MappedMember> keyClassMembers() {
    return keyClassMembers;
  }

  /** Returns the member that holds the whole key, where there is one. */
  public Optional<MappedMember> embeddedKey() {
    return Optional.ofNullable(embeddedKey);
  }

  /** Sets the member that holds the whole key. */
  public void embeddedKey(MappedMember member) {
    embeddedKey = member;
  }

  /** Returns the key properties that are known, in order. */
  public List<PropertyDraft> keyProperties() {
    return named(key.or(List.of()));
  }

  /** Returns the properties with these names that are known, in order. */
  public List<PropertyDraft> named(List<String> names) {
    return names.stream().flatMap(name -> findProperty(name).stream()).toList();
  }

  /** Returns whether the foreign key of a navigation is part of the key, and not known yet. */
  public boolean isKey(NavigationDraft navigation) {
    return navigations.get(navigation.name()) == navigation
        && key.or(List.of()).contains(navigation.name());
  }

  /** Returns whether all parts of the key are known. */
  public boolean isKeyKnown() {
    return key.or(List.of()).stream().noneMatch(navigations::containsKey);
  }

  /** Puts the foreign key of a navigation in its place in the key. */
  public void resolveKey(NavigationDraft navigation, List<PropertyDraft> foreignKey) {
    var names = new ArrayList<String>();
    for (String name : key.or(List.of())) {
      if (name.equals(navigation.name())) {
        foreignKey.forEach(property -> names.add(property.name()));
      } else {
        names.add(name);
      }
    }
    key.rephrase(List.copyOf(names));
    foreignKey.forEach(
        property -> {
          property.nullable.set(false, ConfigurationSource.FLUENT);
          keyMembers.put(property.name(), navigation.name());
        });
  }

  /** Returns the name that a key class has for a part of the key. */
  public String keyMember(PropertyDraft property) {
    return keyMembers.getOrDefault(property.name(), property.name());
  }

  /** Returns whether a property is part of the key. */
  public boolean isKey(PropertyDraft property) {
    return key.or(List.of()).contains(property.name());
  }

  /** Returns the class, or the name of a type without one, for messages. */
  @Override
  public String toString() {
    return kind == Kind.CLASS ? super.toString() : entityName();
  }
}

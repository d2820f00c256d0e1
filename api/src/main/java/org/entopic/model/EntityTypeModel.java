package org.entopic.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An entity type: its keys, properties, relations and topic.
 *
 * <p>Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface EntityTypeModel extends StructuralTypeModel {

  /** Returns the topic; that of a hierarchy's top with a topic for each class holds no rows. */
  TopicModel topic();

  /**
   * Returns the type at the top of the hierarchy, which is this type where there is no other. Rows
   * of all types of a hierarchy have the layout of that type.
   */
  default EntityTypeModel rootType() {
    return this;
  }

  /** Returns the type that this type extends, if it is an entity type too. */
  default Optional<EntityTypeModel> baseType() {
    return Optional.empty();
  }

  /** Returns the types that extend this one, directly or not, bases before what extends them. */
  default List<EntityTypeModel> derivedTypes() {
    return List.of();
  }

  /** Returns the property whose value says which type of a hierarchy a row is of. */
  default Optional<PropertyModel> discriminator() {
    return Optional.empty();
  }

  /**
   * Returns the {@linkplain #discriminator() discriminator} of rows of just this type; there is
   * none where the class is abstract, or alone.
   */
  default Optional<Object> discriminatorValue() {
    return Optional.empty();
  }

  /** Returns what the discriminator of rows of just this type was in earlier records. */
  default List<Object> formerDiscriminatorValues() {
    return List.of();
  }

  /**
   * Returns the types whose topics hold the rows of this type: the top of a hierarchy in one topic,
   * the type itself and those that extend it where each class has its own.
   */
  default List<EntityTypeModel> storedTypes() {
    return List.of(this);
  }

  /** Returns the primary key; that of a keyless type has no properties. */
  KeyModel primaryKey();

  /** Returns the alternate keys: unique and required, never changed once stored. */
  default List<KeyModel> alternateKeys() {
    return List.of();
  }

  /**
   * Returns whether the type has no key: it is queried and never tracked. The key of its rows is
   * that of their records, in hexadecimal digits.
   */
  default boolean isKeyless() {
    return primaryKey().properties().isEmpty();
  }

  /** Returns the navigations in the order of their declaration. */
  List<NavigationModel> navigations();

  /** Returns the navigation with this name, if there is one. */
  Optional<NavigationModel> navigation(String name);

  /** Returns the foreign keys this type holds. */
  List<ForeignKeyModel> foreignKeys();

  /** Returns the foreign keys that refer to this type. */
  List<ForeignKeyModel> referencingForeignKeys();

  /** Returns the indexes, those of foreign keys included. */
  List<IndexModel> indexes();

  /** Returns the groups that local views keep current. */
  default List<AggregateModel> aggregates() {
    return List.of();
  }

  /** Returns the name of the value serializer, where the type chose one. */
  Optional<String> serializer();

  /** Returns the name of the key serializer, where the type chose one. */
  default Optional<String> keySerializer() {
    return Optional.empty();
  }

  /** Returns where local views keep the rows, where the type chose it. */
  default Optional<StoreKind> storeKind() {
    return Optional.empty();
  }

  /** Returns the producer settings, by Kafka's names, in which the type differs from others. */
  default Map<String, String> producerConfig() {
    return Map.of();
  }

  /** Returns whether the type exists only to join two others and has no class of the user's. */
  boolean isJoinType();

  /**
   * Returns whether instances are maps of values by the names of properties: the type has a name
   * and no class of its own.
   */
  default boolean isPropertyBag() {
    return false;
  }

  /** Returns whether writing is refused. */
  boolean isReadOnly();

  /** Returns what a save does about changes, if writing is refused. */
  default OnWrite onWrite() {
    return OnWrite.FAIL;
  }

  /** Returns whether there are change feeds of the type. */
  default boolean hasChangeEvents() {
    return true;
  }

  /**
   * Returns whether saves are checked against what all processes have written: so that nobody
   * writes past the checks, all who write the topic must agree.
   */
  default boolean isChecked() {
    return false;
  }
}

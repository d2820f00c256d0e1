package org.entopic.model;

import org.apiguardian.api.API;

/** Configures a foreign key; not thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface RelationBuilder {

  /** Names the properties that hold the foreign key, in the order of the principal key. */
  RelationBuilder foreignKey(String first, String... more);

  /**
   * Names the properties of the principal that the foreign key refers to, where they are not its
   * primary key; they become an alternate key.
   */
  RelationBuilder principalKey(String first, String... more);

  /** Says which of the two types of a one-to-one relation holds the foreign key. */
  RelationBuilder dependent(Class<?> type);

  /** Requires a principal. */
  RelationBuilder required();

  /** Allows dependents without a principal. */
  RelationBuilder optional();

  /** Sets what happens to dependents when the principal goes. */
  RelationBuilder onDelete(DeleteBehavior behavior);

  /** Sets what a save does about a missing principal. */
  RelationBuilder policy(ReferencePolicy policy);

  /** Attaches a value to the foreign key under a name. */
  RelationBuilder annotation(String name, Object value);

  /** Attaches a value to the foreign key under the name of a key. */
  default <V> RelationBuilder annotation(AnnotationKey<V> key, V value) {
    return annotation(key.name(), key.type().cast(value));
  }
}

package org.entopic.model;

import org.apiguardian.api.API;

/** Configures a foreign key; not thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface RelationBuilder {

  /** Names the properties that hold the foreign key, in the order of the principal key. */
  RelationBuilder foreignKey(String first, String... more);

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
}

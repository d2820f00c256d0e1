package org.entopic.model;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A member that holds a related entity or a collection of them.
 *
 * <p>Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface NavigationModel extends ModelElement {

  /** The kinds of navigations. */
  enum Kind {
    /** From a dependent to its principal. */
    TO_PRINCIPAL,
    /** From a principal to its only dependent. */
    TO_DEPENDENT,
    /** From a principal to its dependents. */
    TO_DEPENDENTS,
    /** To the other side of a many-to-many relation. */
    MANY_TO_MANY
  }

  /** Returns the name of the member. */
  String name();

  /** Returns the type that has the member. */
  EntityTypeModel declaringType();

  /** Returns the type of the related entities. */
  EntityTypeModel target();

  /** Returns the kind. */
  Kind kind();

  /** Returns the member's Java type, such as {@link java.util.List} or the target class. */
  Class<?> javaType();

  /**
   * Returns the foreign key; for {@link Kind#MANY_TO_MANY} the one of the join entity that refers
   * to {@link #declaringType()}.
   */
  ForeignKeyModel foreignKey();

  /** Returns the join entity's foreign key to {@link #target()}, for many-to-many. */
  Optional<ForeignKeyModel> targetForeignKey();

  /** Returns the navigation of the other side, if it has one. */
  Optional<NavigationModel> inverse();

  /** Returns whether queries include it by themselves. */
  boolean isAutoIncluded();

  /** Returns whether the member holds a collection. */
  default boolean isCollection() {
    return kind() == Kind.TO_DEPENDENTS || kind() == Kind.MANY_TO_MANY;
  }
}

package org.entopic.model;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A foreign key: properties of a dependent that hold the key of a principal.
 *
 * <p>Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ForeignKeyModel extends ModelElement {

  /** Returns the type that holds the foreign key. */
  EntityTypeModel dependent();

  /** Returns the foreign key properties, in the order of the principal key. */
  List<PropertyModel> properties();

  /** Returns the type that is referred to. */
  EntityTypeModel principal();

  /** Returns the key that is referred to. */
  KeyModel principalKey();

  /** Returns the reference on the dependent, if it has one. */
  Optional<NavigationModel> dependentNavigation();

  /** Returns the collection or reference on the principal, if it has one. */
  Optional<NavigationModel> principalNavigation();

  /** Returns whether at most one dependent refers to a principal. */
  boolean isUnique();

  /** Returns whether a dependent must have a principal. */
  boolean isRequired();

  /** Returns what happens to dependents when the principal goes. */
  DeleteBehavior deleteBehavior();

  /** Returns what a save does about a missing principal. */
  ReferencePolicy policy();
}

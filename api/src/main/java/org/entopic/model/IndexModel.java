package org.entopic.model;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.entopic.query.Predicate;

/**
 * An index over properties of an entity type, kept by views beside the rows.
 *
 * <p>Immutable and thread-safe. Rows in which an indexed property is null are not found by
 * equality, so a unique one allows null any number of times.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface IndexModel extends ModelElement {

  /** Returns the name, unique in the entity type. */
  String name();

  /** Returns the indexed properties in order. */
  List<PropertyModel> properties();

  /** Returns whether two rows may not share a value. */
  boolean isUnique();

  /**
   * Returns whether views keep the rows in the {@linkplain org.entopic.spi.backend.IndexOrder
   * order} of the index, to be read by ranges of values and in order. Otherwise values are only
   * found.
   */
  default boolean isOrdered() {
    return false;
  }

  /** Returns whether the index keeps the values of a property from high to low. */
  default boolean isDescending(PropertyModel property) {
    return false;
  }

  /**
   * Returns the condition on rows that a unique index compares; the others may share values. Views
   * keep all rows in the index, so that queries need not repeat the condition.
   */
  default Optional<Predicate<?>> filter() {
    return Optional.empty();
  }
}

package org.entopic.model;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A key of an entity type: one property or several in order.
 *
 * <p>Immutable and thread-safe. The value of a key is the stored value of its property, or {@link
 * KeyValues} when it has several.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface KeyModel extends ModelElement {

  /** Returns the properties in key order. */
  List<PropertyModel> properties();

  /** Returns whether this is the primary key. */
  boolean isPrimary();

  /** Returns whether the key has several properties. */
  default boolean isComposite() {
    return properties().size() > 1;
  }
}

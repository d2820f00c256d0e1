package org.entopic.model;

import java.util.List;
import org.apiguardian.api.API;

/**
 * An index over properties of an entity type, kept by views beside the rows.
 *
 * <p>Immutable and thread-safe. Rows in which an indexed property is null are not in the index.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface IndexModel extends ModelElement {

  /** Returns the name, unique in the entity type. */
  String name();

  /** Returns the indexed properties in order. */
  List<PropertyModel> properties();

  /** Returns whether two rows may not share a value. */
  boolean isUnique();
}

package org.entopic.scaffold;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A complex type, whose values are inside of an entity's; immutable.
 *
 * @param name the name that fields refer to it by, within its entity type
 * @param fields the fields
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record StoreObject(String name, List<StoreField> fields) {

  /** Copies the list. */
  public StoreObject {
    fields = List.copyOf(fields);
  }
}

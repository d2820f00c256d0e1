package org.entopic.scaffold;

import org.apiguardian.api.API;

/**
 * A field of an entity type or of a complex one; immutable.
 *
 * @param name the name as records have it
 * @param type what it holds
 * @param nullable whether it may be missing
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record StoreField(String name, FieldType type, boolean nullable) {

  StoreField as(FieldType other) {
    return new StoreField(name, other, nullable);
  }
}

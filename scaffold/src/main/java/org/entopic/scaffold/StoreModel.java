package org.entopic.scaffold;

import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What topics hold, told neither in a serializer's language nor in Java's; immutable.
 *
 * @param source where it was found, as the sources name it: the name of a database, files, topics
 * @param entities the entity types, in the order of their names
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record StoreModel(String source, List<StoreEntity> entities) {

  /** Sorts the entity types. */
  public StoreModel {
    entities = entities.stream().sorted(Comparator.comparing(StoreEntity::name)).toList();
  }
}

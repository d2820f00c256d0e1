package org.entopic.scaffold;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An entity type that a topic holds; immutable.
 *
 * @param name the name of the entity type, as records have it in their headers
 * @param topic the topic, empty where it is the one that a model of this name has anyhow
 * @param format the name of the serializer, empty where any will do
 * @param use how the topic is written
 * @param fields the fields of the values
 * @param key the names of the fields that are the key, in its order; empty if none is known
 * @param objects the complex types that fields have
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record StoreEntity(
    String name,
    Optional<String> topic,
    Optional<String> format,
    TopicUse use,
    List<StoreField> fields,
    List<String> key,
    List<StoreObject> objects) {

  /** How a topic is written. */
  public enum TopicUse {
    /** By this database; the last writer wins. */
    UNCHECKED,
    /** By this database, under its write lease. */
    CHECKED,
    /** By others. */
    READ_ONLY
  }

  /** Copies the lists. */
  public StoreEntity {
    fields = List.copyOf(fields);
    key = List.copyOf(key);
    objects = List.copyOf(objects);
  }
}

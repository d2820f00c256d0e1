package org.entopic.model;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An entity type: its keys, properties, relations and topic.
 *
 * <p>Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface EntityTypeModel extends StructuralTypeModel {

  /** Returns the topic. */
  TopicModel topic();

  /** Returns the primary key. */
  KeyModel primaryKey();

  /** Returns the alternate keys: unique and required, never changed once stored. */
  default List<KeyModel> alternateKeys() {
    return List.of();
  }

  /** Returns the navigations in the order of their declaration. */
  List<NavigationModel> navigations();

  /** Returns the navigation with this name, if there is one. */
  Optional<NavigationModel> navigation(String name);

  /** Returns the foreign keys this type holds. */
  List<ForeignKeyModel> foreignKeys();

  /** Returns the foreign keys that refer to this type. */
  List<ForeignKeyModel> referencingForeignKeys();

  /** Returns the indexes, those of foreign keys included. */
  List<IndexModel> indexes();

  /** Returns the name of the value serializer, where the type chose one. */
  Optional<String> serializer();

  /** Returns the name of the key serializer, where the type chose one. */
  default Optional<String> keySerializer() {
    return Optional.empty();
  }

  /** Returns where local views keep the rows, where the type chose it. */
  default Optional<StoreKind> storeKind() {
    return Optional.empty();
  }

  /** Returns whether the type exists only to join two others and has no class of the user's. */
  boolean isJoinType();

  /** Returns whether writing is refused. */
  boolean isReadOnly();

  /** Returns what a save does about changes, if writing is refused. */
  default OnWrite onWrite() {
    return OnWrite.FAIL;
  }

  /** Returns whether there are change feeds of the type. */
  default boolean hasChangeEvents() {
    return true;
  }

  /**
   * Returns whether saves are checked against what all processes have written: so that nobody
   * writes past the checks, all who write the topic must agree.
   */
  default boolean isChecked() {
    return false;
  }
}

package org.entopic.model;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The frozen model of a context class.
 *
 * <p>Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface EntityModel extends ModelElement {

  /** Returns the name of the database, the first part of topic names. */
  String database();

  /**
   * Returns the entity types that extend no other, sorted by name; the rest are {@linkplain
   * EntityTypeModel#derivedTypes() derived} from these.
   */
  List<EntityTypeModel> entityTypes();

  /** Returns the entity type of a class or of one of its unmapped subclasses, if there is one. */
  Optional<EntityTypeModel> entityType(Class<?> javaType);

  /** Returns the entity type with this name, if there is one. */
  Optional<EntityTypeModel> entityType(String name);

  /** Returns the complex types, sorted by name. */
  List<ComplexTypeModel> complexTypes();

  /** Returns the whole model as text, one line a fact, as {@link DebugView#LONG} has it. */
  default String describe() {
    return describe(DebugView.LONG);
  }

  /** Returns the model as text, in short or with all that is known. */
  String describe(DebugView view);
}

package org.entopic.scaffold;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.model.ScalarType;

/** What a field holds; immutable. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface FieldType {

  /**
   * A single value.
   *
   * @param type its type
   */
  record Scalar(ScalarType type) implements FieldType {}

  /**
   * One of some names.
   *
   * @param name what the names are called together, in this entity type
   * @param constants the names, in the order of the schema
   */
  record Enumeration(String name, List<String> constants) implements FieldType {

    /** Copies the names. */
    public Enumeration {
      constants = List.copyOf(constants);
    }
  }

  /**
   * A value with fields of its own.
   *
   * @param object the name of the {@link StoreObject}
   */
  record Complex(String object) implements FieldType {}

  /**
   * Several values, which may be null.
   *
   * @param element what each is
   */
  record ListOf(FieldType element) implements FieldType {}
}

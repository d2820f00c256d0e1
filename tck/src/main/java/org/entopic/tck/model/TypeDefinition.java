package org.entopic.tck.model;

import java.util.ArrayList;
import java.util.List;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.ValueGeneration;

/**
 * Collects the properties of a type in the order of their declaration.
 *
 * <p>Not thread-safe. Ordinals are given when the type is built.
 *
 * @param <D> the definition itself
 */
public abstract sealed class TypeDefinition<D extends TypeDefinition<D>>
    permits EntityDefinition, ComplexDefinition {
  private final String name;
  private final List<PropertyTable.Draft> drafts = new ArrayList<>();

  TypeDefinition(String name) {
    this.name = name;
  }

  abstract D self();

  final String name() {
    return name;
  }

  final PropertyTable table() {
    return PropertyTable.of(drafts);
  }

  final D add(
      String propertyName,
      StoreType type,
      boolean nullable,
      boolean key,
      ValueGeneration valueGeneration) {
    drafts.add(
        new PropertyTable.Draft(propertyName, List.of(), type, nullable, key, valueGeneration));
    return self();
  }

  /**
   * Names what the property added last was called in earlier schemas.
   *
   * @throws IllegalStateException if there is no property yet
   */
  public final D once(String... formerNames) {
    if (drafts.isEmpty()) {
      throw new IllegalStateException(name + " has no property yet.");
    }
    PropertyTable.Draft last = drafts.remove(drafts.size() - 1);
    drafts.add(
        new PropertyTable.Draft(
            last.name(),
            List.of(formerNames),
            last.type(),
            last.nullable(),
            last.key(),
            last.valueGeneration()));
    return self();
  }

  /** Adds a property that cannot be null. */
  public final D property(String propertyName, StoreType type) {
    return add(propertyName, type, false, false, ValueGeneration.NEVER);
  }

  /** Adds a scalar property that cannot be null. */
  public final D property(String propertyName, ScalarType type) {
    return property(propertyName, new StoreType.Scalar(type));
  }

  /** Adds a property that can be null. */
  public final D nullable(String propertyName, StoreType type) {
    return add(propertyName, type, true, false, ValueGeneration.NEVER);
  }

  /** Adds a scalar property that can be null. */
  public final D nullable(String propertyName, ScalarType type) {
    return nullable(propertyName, new StoreType.Scalar(type));
  }
}

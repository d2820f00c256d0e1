package org.entopic.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.entopic.spi.service.ValueGenerator;

/**
 * A property of an entity or complex type.
 *
 * <p>Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface PropertyModel extends ModelElement {

  /** Returns the name in Java. */
  String name();

  /** Returns the name of the field in records. */
  String fieldName();

  /** Returns the names the field had in earlier schemas, the latest first. */
  default List<String> formerNames() {
    return List.of();
  }

  /** Returns the position of the value in a row. */
  int ordinal();

  /** Returns the Java type of the member; primitive types are not boxed. */
  Class<?> javaType();

  /** Returns the type that rows and records hold. */
  StoreType storeType();

  /** Returns whether null is a value of the property. */
  boolean isNullable();

  /** Returns whether the property has no member in the class and lives in the entry only. */
  boolean isShadow();

  /** Returns whether the property is part of the primary key. */
  boolean isKey();

  /** Returns whether the stored value is compared when the entity is saved. */
  boolean isConcurrencyToken();

  /** Returns how a value arises when the application sets none. */
  ValueGeneration valueGeneration();

  /** Returns when a generator makes a value; {@link #valueGeneration()} is apart from this. */
  default GenerationTime generationTime() {
    return GenerationTime.NEVER;
  }

  /** Returns the generator, where there is one. */
  default Optional<ValueGenerator> valueGenerator() {
    return Optional.empty();
  }

  /** Returns whether every save makes the value anew from the entity. */
  default boolean isComputed() {
    return false;
  }

  /** Returns what a save does about a value of a new entity that the application set. */
  default SaveBehavior beforeSave() {
    return SaveBehavior.SAVE;
  }

  /** Returns what a save does about a value of a stored entity that the application changed. */
  default SaveBehavior afterSave() {
    return SaveBehavior.SAVE;
  }

  /** Returns the longest text or byte sequence allowed, where one is declared. */
  OptionalInt maxLength();

  /** Returns the number of digits of a decimal, where it is declared. */
  default OptionalInt precision() {
    return OptionalInt.empty();
  }

  /** Returns the number of digits after the point of a decimal, where it is declared. */
  default OptionalInt scale() {
    return OptionalInt.empty();
  }

  /** Returns the value, in the Java type, of new entities that leave the property unset. */
  default Optional<Object> defaultValue() {
    return Optional.empty();
  }

  /** Returns how the property is read and written. */
  default PropertyAccess access() {
    return PropertyAccess.FIELD;
  }

  /** Returns which source decided that the property exists. */
  ConfigurationSource source();
}

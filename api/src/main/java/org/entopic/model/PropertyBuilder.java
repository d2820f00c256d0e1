package org.entopic.model;

import jakarta.persistence.AttributeConverter;
import org.apiguardian.api.API;
import org.entopic.spi.service.ValueGenerator;

/** Configures one property; not thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface PropertyBuilder {

  /** Refuses null. */
  PropertyBuilder required();

  /** Allows null. */
  PropertyBuilder optional();

  /** Sets the name of the field in records. */
  PropertyBuilder fieldName(String name);

  /** Names what the field was called in earlier schemas, the latest first. */
  PropertyBuilder formerNames(String... names);

  /** Stores what a converter makes of the value. */
  PropertyBuilder converter(AttributeConverter<?, ?> converter);

  /** Makes a value when the application sets none. */
  PropertyBuilder valueGeneration(ValueGeneration generation);

  /**
   * Makes a value at some time; the engine asks the generator only where the application set none.
   */
  PropertyBuilder valueGenerator(GenerationTime time, ValueGenerator generator);

  /** Sets what a save does about a value of a new entity that the application set. */
  PropertyBuilder beforeSave(SaveBehavior behavior);

  /** Sets what a save does about a value of a stored entity that the application changed. */
  PropertyBuilder afterSave(SaveBehavior behavior);

  /** Tells equal values apart from changed ones. */
  PropertyBuilder comparer(ValueComparer<?> comparer);

  /** Compares the stored value when the entity is saved. */
  PropertyBuilder concurrencyToken();

  /**
   * Sets how the property is read and written, by the field unless said otherwise. The methods are
   * found by the field's name, without a leading {@code _} or {@code m_}.
   */
  PropertyBuilder access(PropertyAccess access);

  /** Sets the longest text or byte sequence. */
  PropertyBuilder maxLength(int length);

  /**
   * Sets the number of digits of a decimal, and how many of them come after the point; a save
   * refuses values with more.
   */
  PropertyBuilder precision(int precision, int scale);

  /**
   * Gives new entities a value where the program sets none: where the property is null, or has the
   * zero of its primitive type when the entity is added.
   */
  PropertyBuilder defaultValue(Object value);

  /** Attaches a value to the property under a name. */
  PropertyBuilder annotation(String name, Object value);

  /** Attaches a value to the property under the name of a key. */
  default <V> PropertyBuilder annotation(AnnotationKey<V> key, V value) {
    return annotation(key.name(), key.type().cast(value));
  }
}

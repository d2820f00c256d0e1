package org.entopic.spi.service;

import org.apiguardian.api.API;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of a property that the application does not set.
 *
 * <p>Implementations are thread-safe and quick.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface ValueGenerator {

  /**
   * Returns a value in the property's Java type.
   *
   * @param entity the entity, as it is when the value is made
   * @param property the property
   */
  @Nullable Object generate(Object entity, PropertyModel property);
}

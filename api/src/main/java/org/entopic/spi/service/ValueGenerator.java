package org.entopic.spi.service;

import java.util.Optional;
import org.apiguardian.api.API;
import org.entopic.model.PropertyModel;

/**
 * Makes values for properties that the application left unset when it added an entity.
 *
 * <p>Implementations are thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface ValueGenerator {

  /** Returns a value in the property's Java type, or empty to leave the property to the engine. */
  Optional<Object> generate(PropertyModel property);
}

package org.entopic.spi.service;

import java.util.Optional;
import org.apiguardian.api.API;
import org.entopic.model.ScalarType;

/**
 * Finds how values that are single scalars are stored, from the model to the store and back.
 *
 * <p>Implementations are thread-safe. What one leaves empty, the engine's own answers. Converters
 * that annotations, the fluent builders or conventions name come before it; enums, embeddables and
 * elements of collections are not looked for.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface TypeMappingSource {

  /** Returns how the values of a property are stored. */
  Optional<TypeMapping> findMapping(PropertyDescription property);

  /** Returns how what a field of records holds is represented in Java. */
  default Optional<TypeMapping> findMapping(String fieldName, ScalarType storeType) {
    return Optional.empty();
  }
}

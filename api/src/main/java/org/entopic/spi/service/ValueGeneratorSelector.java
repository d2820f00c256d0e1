package org.entopic.spi.service;

import java.util.Optional;
import org.apiguardian.api.API;
import org.entopic.model.PropertyModel;

/**
 * Chooses the generator of each property when a model is built.
 *
 * <p>Implementations are thread-safe. What one leaves empty, the engine's own answers: the
 * generator that the model names. A generator for a property that the model says nothing about runs
 * when entities are added, where the property is unset.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface ValueGeneratorSelector {

  /** Returns the generator of a property; empty to leave the choice to the engine. */
  Optional<ValueGenerator> select(PropertyModel property);
}

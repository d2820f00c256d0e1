package org.entopic.spi.service;

import org.apiguardian.api.API;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.PropertyModel;

/**
 * Decides what a dependent takes over when the key of its principal is handed on to it.
 *
 * <p>Implementations are thread-safe. The engine's own hands the value on as it is.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface KeyPropagator {

  /**
   * Returns the stored value that a foreign key property takes.
   *
   * @param foreignKey the foreign key
   * @param property one of its properties
   * @param principalValue the value of the principal's key
   */
  Object propagate(ForeignKeyModel foreignKey, PropertyModel property, Object principalValue);
}

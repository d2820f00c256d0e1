package org.entopic.spi.service;

import org.apiguardian.api.API;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.PropertyModel;

/**
 * Hands the values of a principal's key on to the foreign keys of its dependents.
 *
 * <p>Implementations are thread-safe and quick. The engine's own hands every value on as it is;
 * another one can watch, or refuse by an exception, which the operation that connects the two
 * throws.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface KeyPropagator {

  /**
   * Returns the stored value that a property of a foreign key takes; the dependent refers to its
   * principal only where it equals the given one.
   *
   * @param foreignKey the foreign key
   * @param property one of its properties
   * @param principalValue the stored value of the principal's key, which may be temporary
   */
  Object propagate(ForeignKeyModel foreignKey, PropertyModel property, Object principalValue);
}

package org.entopic.spi.service;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.model.EntityModel;

/**
 * A rule that a finished model must pass; runs beside the engine's own, which it cannot switch off.
 *
 * <p>Implementations are thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface ModelValidator {

  /** Returns what is wrong with a model, one sentence a problem; empty when nothing is. */
  List<String> validate(EntityModel model);
}

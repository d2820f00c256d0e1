package org.entopic.spi.service;

import org.apiguardian.api.API;

/**
 * A rule that completes models while they are built.
 *
 * <p>Implementations are thread-safe: one instance may serve several factories. What a rule decides
 * counts as {@link org.entopic.model.ConfigurationSource#CONVENTION}: annotations and the fluent
 * builders win over it.
 *
 * <pre>{@code
 * ModelConvention codesAreShort = model ->
 *     model.entityTypes().stream()
 *         .flatMap(type -> type.properties().stream())
 *         .filter(property -> property.name().endsWith("Code"))
 *         .forEach(property -> property.builder().maxLength(10));
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface ModelConvention {

  /** Completes a model. */
  void apply(ConventionModel model);
}

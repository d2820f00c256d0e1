package org.entopic.model;

import org.apiguardian.api.API;
import org.entopic.spi.service.ModelConvention;
import org.entopic.spi.service.StandardConvention;

/**
 * Chooses the rules that complete a model, and what properties are like unless annotations or the
 * fluent builders say otherwise.
 *
 * <p>Not thread-safe; valid only while the model is configured. What is said later wins; the
 * factory's builder comes after the context.
 *
 * <pre>{@code
 * protected void configureConventions(ConventionBuilder conventions) {
 *   conventions.properties(String.class).maxLength(200);
 *   conventions.properties(Instant.class).converter(new EpochMillisConverter());
 *   conventions.remove(StandardConvention.FOREIGN_KEY_INDEX);
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ConventionBuilder {

  /**
   * Returns the builder of what all properties of a Java type are like, those of its subclasses and
   * of the primitive it wraps included. It counts as {@link ConfigurationSource#CONVENTION}.
   */
  PropertyBuilder properties(Class<?> type);

  /** Keeps a class, and members of its type, out of the model. */
  ConventionBuilder ignore(Class<?> type);

  /** Adds a rule that runs after the standard ones, before the model is checked. */
  ConventionBuilder add(ModelConvention convention);

  /** Adds a rule that runs before a standard one, in whose place it finds the model. */
  ConventionBuilder addBefore(StandardConvention standard, ModelConvention convention);

  /** Runs a rule in the place of a standard one. */
  ConventionBuilder replace(StandardConvention standard, ModelConvention convention);

  /** Leaves a standard rule out. */
  ConventionBuilder remove(StandardConvention standard);
}

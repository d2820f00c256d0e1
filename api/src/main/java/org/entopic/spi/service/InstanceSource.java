package org.entopic.spi.service;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Makes the objects of classes that annotations of the model name, such as the {@code
 * AttributeConverter} of {@code @Convert}: where a container for dependency injection is asked.
 *
 * <p>Called while a model is built, once for each class and model. Thread-safe. What it leaves
 * empty, the engine makes by the constructor without parameters.
 *
 * <pre>{@code
 * builder.service(InstanceSource.class, type -> Optional.of(injector.getInstance(type)));
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface InstanceSource {

  /** Returns an object of a class; empty to leave it to the engine. */
  Optional<?> find(Class<?> type);
}

package org.entopic;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.entopic.event.StateChangedEvent;
import org.entopic.event.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one class that a context tracks and has not deleted, as they are at any moment.
 *
 * <p>It cannot be changed: add to and remove from the set. Iterating goes over the entities tracked
 * when it began. Belongs to one context and shares its rules on threads and closing. Using it looks
 * neither for changes nor into the store.
 *
 * @param <T> the entity class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface LocalView<T> extends Collection<T> {

  /**
   * Returns the tracked entity with a key.
   *
   * @param key the values of the key properties, in key order; or one embedded key object
   * @throws IllegalArgumentException if the number or types of the values are not those of the key
   */
  Optional<T> find(@Nullable Object... key);

  /**
   * Calls a listener after an entity came to the view, with {@code before} detached or deleted, or
   * left it; as {@link ChangeTracking#onStateChanged} does.
   */
  Subscription onChange(Consumer<? super StateChangedEvent> listener);
}

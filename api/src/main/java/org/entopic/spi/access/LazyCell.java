package org.entopic.spi.access;

import org.apiguardian.api.API;
import org.entopic.Lazy;
import org.jspecify.annotations.Nullable;

/**
 * What is behind every {@link Lazy}: a value, and what completes it; the engine alone calls what
 * the interface does not have.
 *
 * <p>Not thread-safe.
 *
 * @param <T> the class of the value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class LazyCell<T extends @Nullable Object> implements Lazy<T> {
  private @Nullable T value;
  private boolean loaded = true;
  private @Nullable LazyLoader loader;
  private @Nullable Object owner;

  /** Creates a cell that belongs to no context yet. */
  public LazyCell(@Nullable T value) {
    this.value = value;
  }

  // whether null is a value is for the type argument to say
  @Override
  @SuppressWarnings("NullAway")
  public T get() {
    if (!loaded && loader != null && owner != null) {
      loader.load(owner);
    }
    return value;
  }

  @Override
  public void set(T newValue) {
    if (!loaded && held()) {
      get();
    }
    value = newValue;
    loaded = true;
  }

  @Override
  public boolean isLoaded() {
    return loaded;
  }

  /** Returns the value as it is. */
  @SuppressWarnings("NullAway")
  public T peek() {
    return value;
  }

  /** Replaces the value; whether it is loaded stays as it is. */
  public void put(@Nullable T newValue) {
    value = newValue;
  }

  /** Sets whether the value is complete. */
  public void loaded(boolean isComplete) {
    loaded = isComplete;
  }

  /** Has the cell of an entity loaded by a context. */
  public void bind(LazyLoader newLoader, Object newOwner) {
    loader = newLoader;
    owner = newOwner;
  }

  /** Returns whether the cell was ever bound. */
  public boolean bound() {
    return loader != null;
  }

  /** Returns whether a context that is open tracks the entity of the cell. */
  public boolean held() {
    return loader != null && owner != null && loader.holds(owner);
  }

  @Override
  public String toString() {
    return loaded ? "Lazy[loaded]" : "Lazy[not loaded]";
  }
}

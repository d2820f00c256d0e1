package org.entopic.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A committed change of one entity. The entities are copies that no context tracks, without related
 * entities.
 *
 * @param <T> the entity class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface ChangeEvent<T> {

  /** Returns the key: the value of the key property, or {@link org.entopic.model.KeyValues}. */
  Object key();

  /** Returns where the change is recorded. */
  Origin origin();

  /** Returns the entity as it was, if it was there. */
  Optional<T> before();

  /** Returns the entity as it is now, if it is there. */
  Optional<T> after();

  /**
   * Where a change is recorded.
   *
   * @param saveId the save that made it, null if the record was not written by this library
   * @param partition the record's partition
   * @param offset the record's offset
   * @param timestamp the record's time
   */
  record Origin(@Nullable UUID saveId, int partition, long offset, Instant timestamp) {}

  /** An entity that was not there before. */
  record Added<T>(Object key, T entity, Origin origin) implements ChangeEvent<T> {
    @Override
    public Optional<T> before() {
      return Optional.empty();
    }

    @Override
    public Optional<T> after() {
      return Optional.of(entity);
    }
  }

  /** An entity whose values changed. */
  record Modified<T>(Object key, T previous, T entity, Origin origin) implements ChangeEvent<T> {
    @Override
    public Optional<T> before() {
      return Optional.of(previous);
    }

    @Override
    public Optional<T> after() {
      return Optional.of(entity);
    }
  }

  /** An entity that was deleted. */
  record Removed<T>(Object key, T previous, Origin origin) implements ChangeEvent<T> {
    @Override
    public Optional<T> before() {
      return Optional.of(previous);
    }

    @Override
    public Optional<T> after() {
      return Optional.empty();
    }
  }
}

package org.entopic.spi.backend;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;

/**
 * An open connection to a store.
 *
 * <p>Implementations are thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Backend extends AutoCloseable {

  /** Returns what writes. */
  RecordWriter writer();

  /** Returns what writes checked types, where the backend can. */
  default Optional<CheckedWriter> checkedWriter() {
    return Optional.empty();
  }

  /** Returns what gives out numbers, where the backend can. */
  default Optional<NumberSequences> sequences() {
    return Optional.empty();
  }

  /** Returns what reads, where the backend reads at all. */
  Optional<StoreReader> reader();

  /**
   * Returns whether opening has created the database, or nobody has opened it before. Who must be
   * the only one asks {@link #beginFilling}.
   */
  default boolean isNew() {
    return false;
  }

  /**
   * Returns whether this process is to fill the database now: it is new, and nobody has called
   * {@link #filled}. Of several processes one at a time is told so, and the next one if that one
   * ends without having filled it; the others wait, for the open time-out at the most.
   *
   * @throws org.entopic.StoreNotReadyException if another process is not done in time
   */
  default boolean beginFilling() {
    return isNew();
  }

  /** Notes that what belongs in a new database is in it; also called where nothing does. */
  default void filled() {}

  /**
   * Completes when views hold everything that was in the topics when the backend was opened; fails
   * with {@link org.entopic.StoreNotReadyException} when that became impossible, or on close.
   */
  CompletableFuture<Void> ready();

  /**
   * Ends everything promptly, also while views are being filled; calls after the first do nothing.
   */
  @Override
  void close();
}

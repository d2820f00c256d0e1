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
   * Returns whether opening has created the database; of several processes that open it at once one
   * alone is told so.
   */
  default boolean isNew() {
    return false;
  }

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

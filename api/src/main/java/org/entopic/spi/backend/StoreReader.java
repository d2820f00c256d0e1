package org.entopic.spi.backend;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;
import org.entopic.ConsistencyToken;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.event.Subscription;

/**
 * Reads the local view.
 *
 * <p>Implementations are thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface StoreReader {

  /**
   * Opens a view of the state published last; it does not change while it is open.
   *
   * @throws org.entopic.StoreNotReadyException if the view is not ready or its feeding has failed
   */
  ReadView open();

  /**
   * Completes when a view opened from then on holds everything written under a token; fails with
   * {@link org.entopic.StoreNotReadyException} if that cannot come to be, for instance because the
   * topic was created anew.
   */
  CompletableFuture<Void> reached(ConsistencyToken token);

  /**
   * Tells how far the partitions of the topics have been read, and where they end now; nothing
   * where a view does not know.
   */
  default CompletableFuture<List<PartitionProgress>> progress() {
    return CompletableFuture.completedFuture(List.of());
  }

  /**
   * Forgets what was read and reads it again, or ends what was read of topics that are gone; the
   * future completes when the view is whole. Until then reads fail with {@link
   * org.entopic.StoreNotReadyException}. The future fails with {@link
   * UnsupportedOperationException} where a backend cannot do it.
   */
  default CompletableFuture<Void> rebuild() {
    return CompletableFuture.failedFuture(new UnsupportedOperationException());
  }

  /** Calls a listener with every publication from now on, until the subscription is closed. */
  Subscription subscribe(StoreListener listener);
}

package org.entopic.view;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;
import org.entopic.spi.backend.SaveManifest.TopicSlice;

/**
 * The first reading of some topics, from {@link EntityView#begin}.
 *
 * <p>Thread-safe. When {@link #isAtEnd()} the feeder reads the high watermarks again and calls
 * {@link #until}; the topics can be read once {@link #ready()} completes.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Restoration {
  private final EntityView view;
  private final Feed feed;
  private final Set<TypeStore> stores;
  private final Waiter waiter = new Waiter();
  private volatile boolean atEnd;
  private boolean isBounded;
  private int outstanding;

  Restoration(EntityView view, Feed feed, Set<TypeStore> stores) {
    this.view = view;
    this.feed = feed;
    this.stores = stores;
  }

  void begin(List<Partition> partitions) {
    outstanding = partitions.size() + 1;
    partitions.forEach(partition -> partition.when(partition.restoreEnd, this::endReached));
    endReached();
  }

  private void endReached() {
    atEnd = --outstanding == 0;
  }

  /** Returns whether every partition has reached the end it was begun with. */
  public boolean isAtEnd() {
    return atEnd;
  }

  /**
   * Names the positions from which on the topics can be read; calls after the first do nothing.
   *
   * @param ends the high watermarks of all partitions of the view, read after {@link #isAtEnd()}
   * @throws IllegalStateException if the restoration is not at its end
   */
  public void until(Map<TopicSlice, Long> ends) {
    if (!atEnd) {
      throw ViewMessages.notAtEnd();
    }
    view.locked(() -> bound(ends));
  }

  private void bound(Map<TopicSlice, Long> ends) {
    if (isBounded) {
      return;
    }
    isBounded = true;
    Passage.await(
        feed,
        ends,
        () -> {
          feed.makeReady(stores);
          feed.complete(waiter);
        });
  }

  Waiter waiter() {
    return waiter;
  }

  /**
   * Completes when the topics can be read; fails with {@link org.entopic.StoreNotReadyException}
   * when the view fails, is reset or closed. What depends on it runs on the feeding thread.
   */
  public CompletableFuture<Void> ready() {
    return waiter.future.copy();
  }
}

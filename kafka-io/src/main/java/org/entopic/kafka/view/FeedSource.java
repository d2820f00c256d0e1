package org.entopic.kafka.view;

import java.util.function.BooleanSupplier;
import org.entopic.spi.backend.BackendConfig;

/** Opens the feeds of one view, one after the other; thread-safe. */
public interface FeedSource extends AutoCloseable {

  /** How a backend feeds its views. */
  @FunctionalInterface
  interface Kind {
    /**
     * Returns what feeds a view.
     *
     * @param config what the first factory of the view was opened with
     * @throws org.entopic.ConfigurationException if its settings do not fit
     */
    FeedSource of(FeedTarget target, BackendConfig config);
  }

  /**
   * Opens a feed.
   *
   * @param goOn is false from the moment on in which the feed is to end
   */
  TopicFeed open(BooleanSupplier goOn);

  /** Stops what outlives a feed. */
  @Override
  void close();

  /** Waits until nothing of it runs any more, or the time is over. */
  void awaitEnd(long millis) throws InterruptedException;
}

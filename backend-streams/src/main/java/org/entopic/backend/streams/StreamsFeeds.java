package org.entopic.backend.streams;

import java.util.function.BooleanSupplier;
import org.entopic.kafka.view.FeedSource;
import org.entopic.kafka.view.FeedTarget;
import org.entopic.kafka.view.TopicFeed;
import org.entopic.spi.backend.BackendConfig;

/** Opens the feeds of one view; thread-safe. */
final class StreamsFeeds implements FeedSource {
  private final FeedTarget target;
  private final StreamsSettings settings;

  private StreamsFeeds(FeedTarget target, StreamsSettings settings) {
    this.target = target;
    this.settings = settings;
  }

  /**
   * Returns the feeds of a view.
   *
   * @throws org.entopic.ConfigurationException if a property is set that the backend decides
   */
  static StreamsFeeds of(FeedTarget target, BackendConfig config) {
    return new StreamsFeeds(target, StreamsSettings.of(config, target.clients()));
  }

  @Override
  public TopicFeed open(BooleanSupplier goOn) {
    return new StreamsFeed(target, settings, goOn);
  }

  @Override
  public void close() {}

  @Override
  public void awaitEnd(long millis) {}
}

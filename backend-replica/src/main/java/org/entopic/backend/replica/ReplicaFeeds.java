package org.entopic.backend.replica;

import java.util.function.BooleanSupplier;
import org.entopic.kafka.view.FeedSource;
import org.entopic.kafka.view.FeedTarget;
import org.entopic.kafka.view.TopicFeed;

/** Opens the feeds of one view, which share the threads that decode; thread-safe. */
final class ReplicaFeeds implements FeedSource {
  private final FeedTarget target;
  private final BatchDecoder decoder;

  ReplicaFeeds(FeedTarget target) {
    this.target = target;
    this.decoder = new BatchDecoder(target.clients().database(), target.reader());
  }

  @Override
  public TopicFeed open(BooleanSupplier goOn) {
    return new ReplicaFeed(target, decoder, goOn);
  }

  @Override
  public void close() {
    decoder.close();
  }

  @Override
  public void awaitEnd(long millis) throws InterruptedException {
    decoder.join(millis);
  }
}

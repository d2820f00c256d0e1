package org.entopic.engine.feed;

import java.util.UUID;
import java.util.function.Consumer;
import org.entopic.event.ChangeEvent;
import org.entopic.event.Subscription;
import org.entopic.spi.backend.RowChange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a consumer with every event until it is closed. */
final class ConsumerSubscriber<T> implements FeedSubscriber, Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerSubscriber.class);

  private final ChangeFeeds feeds;
  private final EventFactory<T> events;
  private final Consumer<? super ChangeEvent<T>> consumer;
  private volatile boolean closed;

  ConsumerSubscriber(
      ChangeFeeds feeds, EventFactory<T> events, Consumer<? super ChangeEvent<T>> consumer) {
    this.feeds = feeds;
    this.events = events;
    this.consumer = consumer;
  }

  @Override
  public String entityType() {
    return events.entityType();
  }

  @Override
  public void deliver(@Nullable UUID saveId, RowChange change) {
    if (closed) {
      return;
    }
    try {
      ChangeEvent<T> event = events.event(saveId, change);
      if (event != null) {
        consumer.accept(event);
      }
    } catch (RuntimeException | LinkageError | AssertionError e) {
      LOG.error("A subscriber to changes of '{}' failed; it goes on receiving.", entityType(), e);
    }
  }

  @Override
  public void complete() {
    closed = true;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      feeds.remove(this);
    }
  }
}

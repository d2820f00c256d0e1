package org.entopic.engine.feed;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.entopic.engine.model.EntityMapping;
import org.entopic.event.ChangeEvent;
import org.entopic.event.ChangeFeed;
import org.entopic.event.Subscription;

/** The feed of one entity class. */
final class EntityChangeFeed<T> implements ChangeFeed<T> {
  private final ChangeFeeds feeds;
  private final EventFactory<T> events;

  EntityChangeFeed(ChangeFeeds feeds, Class<T> type, EntityMapping mapping) {
    this.feeds = feeds;
    this.events = new EventFactory<>(type, mapping);
  }

  @Override
  public Subscription subscribe(Consumer<? super ChangeEvent<T>> subscriber) {
    var listener =
        new ConsumerSubscriber<>(feeds, events, Objects.requireNonNull(subscriber, "subscriber"));
    feeds.add(listener);
    return listener;
  }

  @Override
  public Flow.Publisher<ChangeEvent<T>> asPublisher() {
    return subscriber ->
        new FlowSubscription<>(feeds, events, Objects.requireNonNull(subscriber, "subscriber"))
            .start();
  }
}

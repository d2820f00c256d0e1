package org.entopic.engine.feed;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.entopic.event.ChangeEvent;
import org.entopic.spi.backend.RowChange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscription to a feed as a publisher: changes wait in memory as rows until they are asked
 * for. Signals go out on the feeds' thread, one at a time.
 */
final class FlowSubscription<T> implements FeedSubscriber, Flow.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(FlowSubscription.class);

  private record Waiting(@Nullable UUID saveId, RowChange change) {}

  private final ChangeFeeds feeds;
  private final EventFactory<T> events;
  private final Flow.Subscriber<? super ChangeEvent<T>> subscriber;
  private final AtomicLong demand = new AtomicLong();
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private volatile boolean ended;

  FlowSubscription(
      ChangeFeeds feeds,
      EventFactory<T> events,
      Flow.Subscriber<? super ChangeEvent<T>> subscriber) {
    this.feeds = feeds;
    this.events = events;
    this.subscriber = subscriber;
  }

  void start() {
    try {
      feeds.add(this);
    } catch (IllegalStateException closed) {
      ended = true;
      subscriber.onSubscribe(this);
      subscriber.onError(closed);
      return;
    }
    feeds.execute(() -> signal(() -> subscriber.onSubscribe(this)));
  }

  @Override
  public String entityType() {
    return events.entityType();
  }

  @Override
  public void deliver(@Nullable UUID saveId, RowChange change) {
    waiting.add(new Waiting(saveId, change));
    drain();
  }

  @Override
  public void complete() {
    if (!ended) {
      ended = true;
      waiting.clear();
      signal(subscriber::onComplete);
    }
  }

  @Override
  public void request(long count) {
    if (count <= 0) {
      feeds.execute(() -> fail(FeedMessages.badDemand(count)));
      return;
    }
    demand.accumulateAndGet(count, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
    feeds.execute(this::drain);
  }

  @Override
  public void cancel() {
    ended = true;
    feeds.remove(this);
  }

  private void drain() {
    while (!ended && demand.get() > 0) {
      Waiting next = waiting.poll();
      if (next == null) {
        return;
      }
      signal(
          () -> {
            ChangeEvent<T> event = events.event(next.saveId(), next.change());
            if (event != null) {
              demand.updateAndGet(had -> had == Long.MAX_VALUE ? had : had - 1);
              subscriber.onNext(event);
            }
          });
    }
  }

  private void fail(RuntimeException reason) {
    if (!ended) {
      cancel();
      waiting.clear();
      signal(() -> subscriber.onError(reason));
    }
  }

  private void signal(Runnable signal) {
    try {
      signal.run();
    } catch (RuntimeException | LinkageError | AssertionError e) {
      LOG.error("A subscriber to changes of '{}' failed; it goes on receiving.", entityType(), e);
    }
  }
}

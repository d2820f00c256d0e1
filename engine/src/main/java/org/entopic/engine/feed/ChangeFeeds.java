package org.entopic.engine.feed;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.entopic.engine.model.EntityMapping;
import org.entopic.event.ChangeFeed;
import org.entopic.event.Subscription;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.RowChange;
import org.entopic.spi.backend.StoreReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The change feeds of one factory; thread-safe. The view's thread only queues publications that
 * somebody wants; entities are made, and subscribers called, on one thread that starts with the
 * first subscriber.
 */
public final class ChangeFeeds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeeds.class);
  private static final long CLOSE_SECONDS = 1;

  private final String database;
  private final StoreReader reader;
  private final Object lock = new Object();
  private volatile Map<String, List<FeedSubscriber>> subscribers = Map.of();
  private volatile boolean closed;
  private @Nullable ExecutorService executor;
  private @Nullable Subscription subscription;
  private volatile @Nullable Thread thread;

  /** Creates the feeds of a factory. */
  public ChangeFeeds(String database, StoreReader reader) {
    this.database = database;
    this.reader = reader;
  }

  /** Returns the feed of the entity type with a mapping. */
  public <T> ChangeFeed<T> feed(Class<T> type, EntityMapping mapping) {
    return new EntityChangeFeed<>(this, type, mapping);
  }

  void add(FeedSubscriber subscriber) {
    synchronized (lock) {
      if (closed) {
        throw FeedMessages.closed(database);
      }
      subscribers = with(subscriber);
      if (subscription == null) {
        executor = Executors.newSingleThreadExecutor(this::newThread);
        subscription = reader.subscribe(this::published);
      }
    }
  }

  void remove(FeedSubscriber subscriber) {
    Subscription ended = null;
    ExecutorService idle = null;
    synchronized (lock) {
      subscribers = without(subscriber);
      if (subscribers.isEmpty()) {
        ended = subscription;
        idle = executor;
        subscription = null;
        executor = null;
      }
    }
    if (ended != null) {
      ended.close();
    }
    if (idle != null) {
      idle.shutdown();
    }
  }

  /** Runs a task on the feeds' thread, after everything queued before. */
  void execute(Runnable task) {
    ExecutorService current;
    synchronized (lock) {
      current = executor;
    }
    if (current != null) {
      try {
        current.execute(task);
      } catch (RejectedExecutionException e) {
        LOG.debug("The change feeds of database '{}' have ended.", database);
      }
    }
  }

  private void published(Publication publication) {
    Map<String, List<FeedSubscriber>> wanted = subscribers;
    for (RowChange change : publication.changes()) {
      if (wanted.containsKey(change.type().rootType().name())) {
        execute(() -> deliver(publication, wanted));
        return;
      }
    }
  }

  private void deliver(Publication publication, Map<String, List<FeedSubscriber>> wanted) {
    for (RowChange change : publication.changes()) {
      for (FeedSubscriber subscriber :
          wanted.getOrDefault(change.type().rootType().name(), List.of())) {
        if (closed) {
          return;
        }
        subscriber.deliver(publication.saveId(), change);
      }
    }
  }

  private Map<String, List<FeedSubscriber>> with(FeedSubscriber added) {
    var all = new HashMap<>(subscribers);
    var ofType = new LinkedHashSet<>(all.getOrDefault(added.entityType(), List.of()));
    ofType.add(added);
    all.put(added.entityType(), List.copyOf(ofType));
    return Map.copyOf(all);
  }

  private Map<String, List<FeedSubscriber>> without(FeedSubscriber removed) {
    var all = new HashMap<>(subscribers);
    Set<FeedSubscriber> ofType =
        new LinkedHashSet<>(all.getOrDefault(removed.entityType(), List.of()));
    ofType.remove(removed);
    if (ofType.isEmpty()) {
      all.remove(removed.entityType());
    } else {
      all.put(removed.entityType(), List.copyOf(ofType));
    }
    return Map.copyOf(all);
  }

  private Thread newThread(Runnable task) {
    var made = new Thread(task, "entopic-" + database + "-changes");
    made.setDaemon(true);
    thread = made;
    return made;
  }

  /**
   * Ends all feeds: publishers complete, and what was not delivered is dropped. Waits a second at
   * the most for a subscriber that is being called.
   */
  @Override
  public void close() {
    Map<String, List<FeedSubscriber>> ending;
    Subscription ended;
    ExecutorService stopping;
    synchronized (lock) {
      closed = true;
      ending = subscribers;
      ended = subscription;
      stopping = executor;
      subscribers = Map.of();
      subscription = null;
      executor = null;
    }
    if (ended != null) {
      ended.close();
    }
    if (stopping != null) {
      stopping.execute(() -> ending.values().forEach(all -> all.forEach(FeedSubscriber::complete)));
      stopping.shutdown();
    }
    awaitThread();
  }

  private void awaitThread() {
    Thread last = thread;
    if (last == null || last == Thread.currentThread()) {
      return;
    }
    try {
      last.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
      if (last.isAlive()) {
        LOG.warn("A subscriber to changes of database '{}' is still running.", database);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

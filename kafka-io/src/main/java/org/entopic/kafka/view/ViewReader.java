package org.entopic.kafka.view;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.entopic.ConsistencyToken;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.event.Subscription;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;

/** A factory's way into the shared view, which ends before the view does. */
final class ViewReader implements StoreReader {
  private final String database;
  private final BackendConfig config;
  private final SharedView shared;
  private final StoreReader view;
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ViewReader(BackendConfig config, SharedView shared) {
    this.database = config.database();
    this.config = config;
    this.shared = shared;
    this.view = shared.reader(config);
  }

  @Override
  public ReadView open() {
    if (closed) {
      throw FeedMessages.closed(database);
    }
    return view.open();
  }

  @Override
  public CompletableFuture<Void> reached(ConsistencyToken token) {
    return closed
        ? CompletableFuture.failedFuture(FeedMessages.closed(database))
        : view.reached(token);
  }

  @Override
  public CompletableFuture<List<PartitionProgress>> progress() {
    return closed
        ? CompletableFuture.failedFuture(FeedMessages.closed(database))
        : shared.progress(config);
  }

  @Override
  public CompletableFuture<Void> rebuild() {
    return closed
        ? CompletableFuture.failedFuture(FeedMessages.closed(database))
        : shared.rebuild();
  }

  @Override
  public Subscription subscribe(StoreListener listener) {
    if (closed) {
      throw FeedMessages.closed(database);
    }
    Subscription subscription = view.subscribe(listener);
    subscriptions.add(subscription);
    return () -> {
      subscriptions.remove(subscription);
      subscription.close();
    };
  }

  void close() {
    closed = true;
    subscriptions.forEach(Subscription::close);
    subscriptions.clear();
  }
}

package org.entopic.kafka.view;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.entopic.ConsistencyToken;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.event.Subscription;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;

/** A factory's way into the shared view, which ends before the view does. */
final class ViewReader implements StoreReader {
  private final String database;
  private final StoreReader view;
  private final Supplier<CompletableFuture<List<PartitionProgress>>> progress;
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ViewReader(
      String database,
      StoreReader view,
      Supplier<CompletableFuture<List<PartitionProgress>>> progress) {
    this.database = database;
    this.view = view;
    this.progress = progress;
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
    return closed ? CompletableFuture.failedFuture(FeedMessages.closed(database)) : progress.get();
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

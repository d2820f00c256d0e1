package org.entopic.engine;

import java.util.concurrent.CompletableFuture;
import org.entopic.ConsistencyToken;
import org.entopic.event.Subscription;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;
import org.jspecify.annotations.Nullable;

/** What one context reads: the local view, and over it the transaction that it takes part in. */
final class SessionReader implements StoreReader {
  private final OpenStore store;
  private volatile @Nullable DefaultTransaction transaction;

  SessionReader(OpenStore store) {
    this.store = store;
  }

  boolean isReadable() {
    return store.reader() != null;
  }

  /**
   * Fails where there is nothing to read.
   *
   * @throws org.entopic.QueryException if the backend only writes
   */
  SessionReader required() {
    store.requireReader();
    return this;
  }

  void transaction(@Nullable DefaultTransaction current) {
    transaction = current;
  }

  @Override
  public ReadView open() {
    ReadView view = store.requireReader().open();
    DefaultTransaction current = transaction;
    return current == null ? view : new OverlayReadView(view, current.overlay().current());
  }

  @Override
  public CompletableFuture<Void> reached(ConsistencyToken token) {
    return store.requireReader().reached(token);
  }

  @Override
  public Subscription subscribe(StoreListener listener) {
    return store.requireReader().subscribe(listener);
  }
}

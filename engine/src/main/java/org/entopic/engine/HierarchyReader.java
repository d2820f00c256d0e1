package org.entopic.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.entopic.ConsistencyToken;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.event.Subscription;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;

/** Reads the types of hierarchies from the topics that hold their rows; thread-safe. */
final class HierarchyReader implements StoreReader {
  private final StoreReader reader;

  HierarchyReader(StoreReader reader) {
    this.reader = reader;
  }

  @Override
  public ReadView open() {
    return new HierarchyReadView(reader.open());
  }

  @Override
  public CompletableFuture<Void> reached(ConsistencyToken token) {
    return reader.reached(token);
  }

  @Override
  public CompletableFuture<List<PartitionProgress>> progress() {
    return reader.progress();
  }

  @Override
  public CompletableFuture<Void> rebuild() {
    return reader.rebuild();
  }

  @Override
  public Subscription subscribe(StoreListener listener) {
    return reader.subscribe(listener);
  }
}

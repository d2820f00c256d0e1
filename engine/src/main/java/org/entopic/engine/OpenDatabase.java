package org.entopic.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.entopic.CreationPlan;
import org.entopic.Database;
import org.entopic.spi.backend.StoreAdmin.Created;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.engine.EngineConfig;

/** The database of an open factory; thread-safe. */
final class OpenDatabase implements Database {
  private final EngineConfig config;
  private final OpenStore store;
  private final UnopenedDatabase unopened;
  private final Lifecycle lifecycle;
  private final Seeding seeding;

  OpenDatabase(
      EngineConfig config,
      OpenStore store,
      UnopenedDatabase unopened,
      Lifecycle lifecycle,
      Seeding seeding) {
    this.config = config;
    this.store = store;
    this.unopened = unopened;
    this.lifecycle = lifecycle;
    this.seeding = seeding;
  }

  @Override
  public boolean canConnect() {
    lifecycle.requireOpen();
    return unopened.canConnect();
  }

  @Override
  public CreationPlan creationPlan() {
    lifecycle.requireOpen();
    return unopened.creationPlan();
  }

  @Override
  public boolean ensureCreated() {
    lifecycle.requireOpen();
    Created created = unopened.admin().create();
    if (created == Created.NOTHING) {
      return false;
    }
    if (store.reader() != null) {
      rebuild();
    }
    seeding.run(created == Created.DATABASE);
    return true;
  }

  @Override
  public boolean ensureDeleted() {
    lifecycle.requireOpen();
    boolean existed = unopened.ensureDeleted();
    StoreReader reader = store.reader();
    if (existed && reader != null) {
      // Ends what is read of the topics that are gone; nothing fills it until they are there again.
      var unused = reader.rebuild();
    }
    return existed;
  }

  @Override
  public void awaitReady(Duration timeout) {
    lifecycle.requireOpen();
    new ReadyWait(config, store.requireReader(), timeout).run();
  }

  @Override
  public void rebuild() {
    lifecycle.requireOpen();
    CompletableFuture<Void> whole =
        store
            .requireReader()
            .rebuild()
            .exceptionallyCompose(
                failure ->
                    CompletableFuture.failedFuture(
                        Futures.cause(failure) instanceof UnsupportedOperationException
                            ? EngineMessages.nothingToRebuild(store.name())
                            : failure));
    new OpenTimeout(config).await(whole);
  }
}

package org.entopic.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entopic.ConsistencyToken;
import org.entopic.Database;
import org.entopic.DatabaseStatus;
import org.entopic.EntityContext;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.engine.feed.ChangeFeeds;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.record.RecordEncoder;
import org.entopic.engine.save.BlockSequences;
import org.entopic.engine.save.SaveCoordinator;
import org.entopic.engine.save.SavePlanner;
import org.entopic.engine.save.SaveVisibility;
import org.entopic.engine.save.SequenceAllocator;
import org.entopic.engine.tracking.TrackingModel;
import org.entopic.event.ChangeFeed;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.NumberSequences;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.engine.Engine;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.EngineSession;
import org.entopic.spi.engine.TypeName;
import org.entopic.spi.service.IdentityResolution;
import org.jspecify.annotations.Nullable;

/** Everything that the contexts of one factory share; thread-safe. */
final class DefaultEngine implements Engine {
  private final EngineConfig config;
  private final EngineModel model;
  private final SessionHooks hooks;
  private final TrackingModel tracking;
  private final OpenStore store;
  private final OpenTimeout openTimeout;
  private final Lifecycle lifecycle;
  private final WorkExecutor executor;
  private final SavePlanner planner;
  private final SaveCoordinator coordinator;
  private final SequenceAllocator sequences;
  private final @Nullable ChangeFeeds feeds;
  private final TokenWait tokens;
  private final Seeding seeding;
  private final Database database;

  DefaultEngine(
      EngineConfig config,
      EngineModel model,
      OpenStore store,
      OpenTimeout openTimeout,
      UnopenedDatabase unopened) {
    this.config = config;
    this.model = model;
    var diagnostics = Diagnostics.of(config);
    this.hooks = SessionHooks.of(config, diagnostics);
    this.tracking = new TrackingModel(model, hooks.queries().instances());
    this.store = store;
    this.openTimeout = openTimeout;
    this.lifecycle = new Lifecycle(config.database());
    this.executor = new WorkExecutor(config.database());
    this.planner = new SavePlanner(model, diagnostics, config.hooks().sensitiveMessages());
    this.coordinator =
        new SaveCoordinator(
            new RecordEncoder(store.formats()),
            store.backend().writer(),
            store.backend().checkedWriter().orElse(null),
            store.reader(),
            store.capabilities(),
            diagnostics,
            executor);
    if (diagnostics.isAwaited()) {
      store.backend().writer().onGroup(diagnostics::saved);
    }
    StoreReader reader = store.reader();
    NumberSequences numbers = store.backend().sequences().orElse(null);
    this.sequences =
        reader == null || numbers == null
            ? demands -> CompletableFuture.failedFuture(EngineMessages.noSequences(store.name()))
            : new BlockSequences(numbers, reader);
    this.feeds =
        reader != null && store.capabilities().contains(BackendCapability.CHANGE_EVENTS)
            ? new ChangeFeeds(config.database(), reader)
            : null;
    this.tokens = new TokenWait(config, store);
    this.seeding =
        new Seeding(model, store, this::openSession, filling(config.contexts().onCreated()));
    this.database = new OpenDatabase(config, store, unopened, lifecycle, seeding);
  }

  private @Nullable Runnable filling(@Nullable Consumer<Engine> onCreated) {
    return onCreated == null ? null : () -> onCreated.accept(this);
  }

  private static @Nullable IdentityResolution resolution(EngineConfig config) {
    return config.contexts().services().get(IdentityResolution.class)
            instanceof IdentityResolution chosen
        ? chosen
        : null;
  }

  @Override
  public EntityModel model() {
    return model;
  }

  @Override
  public <S> S service(Class<S> type) {
    return model.services().get(type);
  }

  @Override
  public void awaitReady() {
    openTimeout.await(store.backend().ready());
    seeding.run(store.backend().isNew());
  }

  @Override
  public EngineSession openSession(EntityContext context) {
    lifecycle.requireOpen();
    return new DefaultEngineSession(
        new SessionParts(
            model,
            tracking,
            store,
            planner,
            coordinator,
            sequences,
            resolution(config),
            executor,
            new SaveVisibility(config.visibilityTimeout()),
            tokens,
            hooks,
            config.contexts().defaults().queryTrackingBehavior(),
            config.store().saveTimeout(),
            lifecycle,
            database),
        context);
  }

  @Override
  public <T> ChangeFeed<T> changes(TypeName<T> entityType) {
    lifecycle.requireOpen();
    EntityTypeModel type = EntityTypes.of(model, entityType);
    if (!type.hasChangeEvents()) {
      throw EngineMessages.changeEventsOff(type);
    }
    if (feeds == null) {
      throw EngineMessages.noChanges(store.name(), store.lacking());
    }
    return feeds.feed(entityType.javaType(), model.mapping(type));
  }

  @Override
  public Database openDatabase() {
    lifecycle.requireOpen();
    return database;
  }

  @Override
  public DatabaseStatus status() {
    lifecycle.requireOpen();
    return new StatusQuery(config, model, store).run();
  }

  @Override
  public void await(ConsistencyToken token, Duration timeout) {
    lifecycle.requireOpen();
    tokens.await(token, timeout);
  }

  @Override
  public CompletableFuture<Void> awaitAsync(ConsistencyToken token, Duration timeout) {
    lifecycle.requireOpen();
    return tokens.of(token, timeout);
  }

  @Override
  public List<Object> providers() {
    return store.providers();
  }

  @Override
  public void end(Supplier<? extends RuntimeException> reason) {
    if (lifecycle.close(reason)) {
      release();
    }
  }

  @Override
  public void close() {
    if (lifecycle.close()) {
      release();
    }
  }

  private void release() {
    try {
      if (feeds != null) {
        feeds.close();
      }
    } finally {
      try {
        store.backend().close();
      } finally {
        executor.shutdown();
      }
    }
  }
}

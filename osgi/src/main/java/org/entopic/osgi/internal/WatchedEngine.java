package org.entopic.osgi.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entopic.ConsistencyToken;
import org.entopic.Database;
import org.entopic.DatabaseStatus;
import org.entopic.EntityContext;
import org.entopic.event.ChangeFeed;
import org.entopic.model.EntityModel;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.osgi.OpenDatabase;
import org.entopic.spi.engine.Engine;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.EngineProvider;
import org.entopic.spi.engine.EngineSession;
import org.entopic.spi.engine.TypeName;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** The engine of a factory that is watched over, and the service that tells of it; thread-safe. */
final class WatchedEngine implements Engine, OpenDatabase {
  private final EngineConfig config;
  private final Engine engine;
  private final @Nullable Bundle owner;
  private final Consumer<WatchedEngine> closed;
  private final AtomicReference<@Nullable ServiceRegistration<OpenDatabase>> registration =
      new AtomicReference<>();

  /**
   * Creates the engine.
   *
   * @param closed is told when it is closed, which may be more than once
   */
  WatchedEngine(EngineConfig config, Engine engine, Consumer<WatchedEngine> closed) {
    this.config = config;
    this.engine = engine;
    this.owner = FrameworkUtil.getBundle(config.contexts().type());
    this.closed = closed;
  }

  void register(BundleContext context) {
    registration.set(
        context.registerService(
            OpenDatabase.class, this, FrameworkUtil.asDictionary(Map.of(DATABASE, database()))));
  }

  /** Returns the bundle of the context class; none where it was loaded by the framework's own. */
  @Nullable Bundle owner() {
    return owner;
  }

  boolean isOwnerGone() {
    return owner != null && (owner.getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) != 0;
  }

  boolean uses(Object provider) {
    return provider instanceof EngineProvider
        || engine.providers().stream().anyMatch(used -> used == provider);
  }

  @Override
  public String database() {
    return config.database();
  }

  @Override
  public String contextType() {
    return config.contexts().type().getName();
  }

  @Override
  public String bundle() {
    return owner == null ? "" : String.valueOf(owner.getSymbolicName());
  }

  @Override
  public <S> S service(Class<S> type) {
    return engine.service(type);
  }

  @Override
  public DatabaseStatus status() {
    return engine.status();
  }

  // javac 17 loses annotations of type arguments in class files: maps of values look different
  @SuppressWarnings("NullAway")
  @Override
  public List<Map<String, @Nullable Object>> query(String text, long limit) {
    try (EntityContext context = context()) {
      context.tracking().queryTrackingBehavior(QueryTrackingBehavior.TRACK_ALL);
      var rows = new ArrayList<Map<String, @Nullable Object>>();
      for (Object result : context.query(Object.class, text).take(limit).toList()) {
        rows.add(ResultValues.of(context, result));
      }
      return rows;
    }
  }

  @Override
  public String explain(String text) {
    try (EntityContext context = context()) {
      return context.query(Object.class, text).explain().toString();
    }
  }

  private EntityContext context() {
    return Objects.requireNonNull(config.contexts().open(), "open").apply(this);
  }

  @Override
  public void await(ConsistencyToken token, Duration timeout) {
    engine.await(token, timeout);
  }

  @Override
  public CompletableFuture<Void> awaitAsync(ConsistencyToken token, Duration timeout) {
    return engine.awaitAsync(token, timeout);
  }

  @Override
  public Database openDatabase() {
    return engine.openDatabase();
  }

  @Override
  public EntityModel model() {
    return engine.model();
  }

  @Override
  public void awaitReady() {
    engine.awaitReady();
  }

  @Override
  public EngineSession openSession(EntityContext context) {
    return engine.openSession(context);
  }

  @Override
  public <T> ChangeFeed<T> changes(TypeName<T> entityType) {
    return engine.changes(entityType);
  }

  @Override
  public List<Object> providers() {
    return engine.providers();
  }

  @Override
  public void end(Supplier<? extends RuntimeException> reason) {
    release();
    engine.end(reason);
  }

  @Override
  public void close() {
    release();
    engine.close();
  }

  private void release() {
    closed.accept(this);
    ServiceRegistration<OpenDatabase> registered = registration.getAndSet(null);
    if (registered != null) {
      registered.unregister();
    }
  }
}

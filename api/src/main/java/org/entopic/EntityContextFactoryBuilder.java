package org.entopic;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.entopic.annotation.NoChangeEvents;
import org.entopic.annotation.ReadOnly;
import org.entopic.event.DiagnosticListener;
import org.entopic.event.Interceptor;
import org.entopic.event.Warning;
import org.entopic.event.WarningAction;
import org.entopic.model.ConventionBuilder;
import org.entopic.model.EntityModel;
import org.entopic.model.OnWrite;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.engine.ContextModel;
import org.entopic.spi.engine.Engine;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.EngineConfig.TypeDefaults;
import org.entopic.spi.engine.FactoryLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * Configures an {@link EntityContextFactory}.
 *
 * <p>Not thread-safe; one builder may open several factories.
 *
 * @param <C> the context class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EntityContextFactoryBuilder<C extends EntityContext> {
  /** More than anybody waits, in nanoseconds that can be added to a point in time. */
  private static final Duration ENDLESS = Duration.ofNanos(Long.MAX_VALUE / 4);

  private final Supplier<? extends C> contexts;
  private final Map<PropertyScope, Map<String, String>> properties =
      new EnumMap<>(PropertyScope.class);
  private final Map<Class<?>, Object> services = new HashMap<>();
  private final List<Interceptor> interceptors = new ArrayList<>();
  private final List<DiagnosticListener> listeners = new ArrayList<>();
  private final Map<Warning, WarningAction> warnings = new EnumMap<>(Warning.class);
  private @Nullable String database;
  private @Nullable String backend;
  private @Nullable String serializer;
  private @Nullable String keySerializer;
  private String bootstrapServers = "";
  private Duration openTimeout = Duration.ofSeconds(60);
  private Duration saveTimeout = Duration.ofSeconds(30);
  private Duration visibilityTimeout = Duration.ofSeconds(30);
  private TopicCreation topicCreation = TopicCreation.WHEN_MISSING;
  private TypeDefaults defaults = TypeDefaults.NONE;
  private BadRecordPolicy badRecordPolicy = BadRecordPolicy.SKIP;
  private Consumer<BadRecord> badRecords = record -> {};
  private Consumer<ConventionBuilder> conventions = none -> {};
  private @Nullable Consumer<? super C> onCreated;
  private boolean sensitiveMessages;
  private RetryStrategy retries = RetryStrategy.none();
  private MethodHandles.@Nullable Lookup lookup;
  private @Nullable ProviderSource providers;

  EntityContextFactoryBuilder(Supplier<? extends C> contexts) {
    this.contexts = contexts;
  }

  /** Names the database: the first part of the names of its topics. */
  public EntityContextFactoryBuilder<C> database(String name) {
    database = Objects.requireNonNull(name, "name");
    return this;
  }

  /** Chooses the backend by name; needed only where several are present. */
  public EntityContextFactoryBuilder<C> backend(String name) {
    backend = Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * Chooses the serializer of the values by name; needed only where several are present. Entity
   * types that chose one keep theirs.
   */
  public EntityContextFactoryBuilder<C> serializer(String name) {
    serializer = Objects.requireNonNull(name, "name");
    return this;
  }

  /** Chooses the serializer of the keys by name, where it is not that of the values. */
  public EntityContextFactoryBuilder<C> keySerializer(String name) {
    keySerializer = Objects.requireNonNull(name, "name");
    return this;
  }

  /** Names brokers to connect to first, as {@code host:port,host:port}. */
  public EntityContextFactoryBuilder<C> bootstrapServers(String servers) {
    bootstrapServers = Objects.requireNonNull(servers, "servers");
    return this;
  }

  /**
   * Takes over settings by the names that {@link FactorySetting} lists, and Kafka's properties by
   * the prefixes of {@link PropertyScope}, such as {@code producer.linger.ms}; what is set later
   * replaces what was set before.
   *
   * @param settings texts by name, such as {@link java.util.Properties}
   * @throws ConfigurationException if a name is unknown or a value is not understood; nothing is
   *     taken over then
   */
  public EntityContextFactoryBuilder<C> settings(Map<?, ?> settings) {
    FactorySettings.of(settings).forEach(each -> each.accept(this));
    return this;
  }

  /** Sets a property of Kafka's clients or topics. */
  public EntityContextFactoryBuilder<C> property(PropertyScope scope, String name, String value) {
    properties
        .computeIfAbsent(scope, any -> new HashMap<>())
        .put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return this;
  }

  /**
   * Sets the number of partitions of topics that are created, for entity types that do not say.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public EntityContextFactoryBuilder<C> partitions(int count) {
    defaults = defaults.partitions(positive(count));
    return this;
  }

  /**
   * Sets the replication factor of topics that are created, for entity types that do not say;
   * without it the brokers decide.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public EntityContextFactoryBuilder<C> replication(int factor) {
    defaults = defaults.replication(positive(factor));
    return this;
  }

  /** Sets what to do about topics that are missing; unless set they are created. */
  public EntityContextFactoryBuilder<C> topicCreation(TopicCreation creation) {
    topicCreation = Objects.requireNonNull(creation, "creation");
    return this;
  }

  /** Refuses to write anything, as if every entity type were {@link ReadOnly}. */
  public EntityContextFactoryBuilder<C> readOnly(OnWrite onWrite) {
    defaults = defaults.readOnly(Objects.requireNonNull(onWrite, "onWrite"));
    return this;
  }

  /** Refuses change feeds, as if every entity type had {@link NoChangeEvents}. */
  public EntityContextFactoryBuilder<C> withoutChangeEvents() {
    defaults = defaults.withoutChangeEvents();
    return this;
  }

  /**
   * Has change feeds, also where settings or {@link NoChangeEvents} of the context class switched
   * them off; what entity types say of themselves stays.
   */
  public EntityContextFactoryBuilder<C> withChangeEvents() {
    defaults = defaults.withChangeEvents();
    return this;
  }

  /** Sets how long {@link #open} may take, first reading of all topics included. */
  public EntityContextFactoryBuilder<C> openTimeout(Duration timeout) {
    openTimeout = positive(timeout);
    return this;
  }

  /** Sets how long a save may wait for the store's confirmation. */
  public EntityContextFactoryBuilder<C> saveTimeout(Duration timeout) {
    saveTimeout = positive(timeout);
    return this;
  }

  /**
   * Sets how long a confirmed save waits until this process can read it; zero does not wait.
   *
   * @throws IllegalArgumentException if the time is negative
   */
  public EntityContextFactoryBuilder<C> visibilityTimeout(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException(
          "API-03: The visibility time-out " + timeout + " is negative. Use zero not to wait.");
    }
    visibilityTimeout = bounded(timeout);
    return this;
  }

  /**
   * Sets what queries that do not say do with their entities; unless set they are tracked. A
   * context can {@linkplain ChangeTracking#queryTrackingBehavior(QueryTrackingBehavior) choose
   * otherwise}.
   */
  public EntityContextFactoryBuilder<C> queryTrackingBehavior(QueryTrackingBehavior behavior) {
    defaults = defaults.queryTrackingBehavior(Objects.requireNonNull(behavior, "behavior"));
    return this;
  }

  /** Sets what to do about records that cannot be decoded. */
  public EntityContextFactoryBuilder<C> badRecords(BadRecordPolicy policy) {
    return badRecords(policy, badRecords);
  }

  /** Sets what to do about records that cannot be decoded, and who is told of them. */
  public EntityContextFactoryBuilder<C> badRecords(
      BadRecordPolicy policy, Consumer<BadRecord> listener) {
    badRecordPolicy = Objects.requireNonNull(policy, "policy");
    badRecords = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Sets what to do with a database that {@link #open} or {@link DatabaseAdmin#ensureCreated} has
   * just created, after the rows that the model {@linkplain
   * org.entopic.model.EntityTypeBuilder#seed seeds} were inserted.
   *
   * <p>Of all processes that do this one at a time does it, while the others wait to open, until it
   * has succeeded once. If it fails, so does opening; whoever opens next does it again, also after
   * its process died. It should therefore save all in one go, or look what is there.
   *
   * @param seeding is given a context, which is closed afterwards; it saves what it has done
   */
  public EntityContextFactoryBuilder<C> onCreated(Consumer<? super C> seeding) {
    onCreated = Objects.requireNonNull(seeding, "seeding");
    return this;
  }

  /** Grants access to entity classes that have no generated access and are not open. */
  public EntityContextFactoryBuilder<C> lookup(MethodHandles.Lookup access) {
    lookup = Objects.requireNonNull(access, "access");
    return this;
  }

  /**
   * Uses a model that was built before, by {@link #buildModel} of a builder with the same database
   * and context class, instead of building one: for many factories, one for each tenant, that share
   * some models.
   */
  public EntityContextFactoryBuilder<C> model(EntityModel built) {
    services.put(EntityModel.class, Objects.requireNonNull(built, "built"));
    return this;
  }

  /**
   * Replaces one of the engine's rules, an interface of {@code org.entopic.spi.service}; what the
   * given one leaves open, the engine's own answers.
   */
  public <S> EntityContextFactoryBuilder<C> service(Class<S> type, S service) {
    services.put(type, type.cast(Objects.requireNonNull(service, "service")));
    return this;
  }

  /**
   * Sets when {@link EntityContextFactory#execute} and {@code run} run work again; unless set
   * never. With retries, transactions begin only there.
   */
  public EntityContextFactoryBuilder<C> retries(RetryStrategy strategy) {
    retries = Objects.requireNonNull(strategy, "strategy");
    return this;
  }

  /** Has an interceptor take part in what all contexts do, beside those given before. */
  public EntityContextFactoryBuilder<C> interceptor(Interceptor interceptor) {
    interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
    return this;
  }

  /** Has a listener told what the factory does, beside those given before. */
  public EntityContextFactoryBuilder<C> diagnostics(DiagnosticListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /** Sets what becomes of a warning; unless set it is logged. */
  public EntityContextFactoryBuilder<C> warning(Warning warning, WarningAction action) {
    warnings.put(
        Objects.requireNonNull(warning, "warning"), Objects.requireNonNull(action, "action"));
    return this;
  }

  /** Lets messages of failed saves name the keys of entities; unless set they have no values. */
  public EntityContextFactoryBuilder<C> sensitiveMessages() {
    sensitiveMessages = true;
    return this;
  }

  /** Chooses rules that complete the model, after the context did. */
  public EntityContextFactoryBuilder<C> conventions(Consumer<? super ConventionBuilder> configure) {
    conventions = conventions.andThen(Objects.requireNonNull(configure, "configure"));
    return this;
  }

  /** Finds providers elsewhere than through {@link java.util.ServiceLoader}. */
  public EntityContextFactoryBuilder<C> providers(ProviderSource source) {
    providers = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Builds the model, connects, and returns when the local view holds all that is stored. An
   * interrupted thread gives up, closes what it opened and stays interrupted.
   *
   * @throws ModelException if the entity classes make no model
   * @throws ConfigurationException if providers, settings or topics do not fit
   * @throws StoreNotReadyException if the store cannot be reached in time
   */
  public EntityContextFactory<C> open() {
    Engine engine = FactoryLifecycle.open(config());
    try {
      engine.awaitReady();
    } catch (RuntimeException | Error e) {
      engine.close();
      throw e;
    }
    return new EntityContextFactory<>(contexts, engine, retries);
  }

  /**
   * Returns what creates and deletes the database; connects when it is used.
   *
   * @throws ModelException if the entity classes make no model
   * @throws ConfigurationException if providers do not fit
   */
  public DatabaseAdmin administer() {
    return FactoryLifecycle.administer(config());
  }

  /** Opens as {@link #open} does, without blocking the caller for the first reading. */
  public CompletableFuture<EntityContextFactory<C>> openAsync() {
    return CompletableFuture.supplyAsync(
        this::open, task -> new Thread(task, "entopic-open-" + database).start());
  }

  /**
   * Builds the model alone: no provider is looked for and nothing is connected to.
   *
   * @throws ModelException if the entity classes make no model
   */
  public EntityModel buildModel() {
    return FactoryLifecycle.buildModel(config());
  }

  private EngineConfig config() {
    if (database == null) {
      throw new ConfigurationException(
          "API-04: The factory has no database name. Call database(name) before open().");
    }
    var declared = ContextModel.of(contexts.get());
    Consumer<ConventionBuilder> rules = conventions;
    return new EngineConfig(
        new EngineConfig.Contexts(
            declared.contextType(),
            declared.entityTypes(),
            model -> {
              declared.configureModel().accept(model);
              rules.accept(model.conventions());
            },
            defaults,
            lookup,
            services,
            this::context,
            filling()),
        new EngineConfig.ProviderChoice(backend, serializer, keySerializer, providers),
        new BackendConfig(
            database,
            bootstrapServers,
            List.of(),
            properties,
            topicCreation,
            openTimeout,
            saveTimeout,
            badRecordPolicy,
            badRecords),
        visibilityTimeout,
        new EngineConfig.Hooks(interceptors, listeners, warnings, sensitiveMessages));
  }

  private static Duration positive(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("API-05: The time-out " + timeout + " is not positive.");
    }
    return bounded(timeout);
  }

  private static Duration bounded(Duration timeout) {
    return timeout.compareTo(ENDLESS) < 0 ? timeout : ENDLESS;
  }

  private static int positive(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("API-15: " + count + " is not positive. Use 1 or more.");
    }
    return count;
  }

  private C context(Engine engine) {
    return new EntityContextFactory<C>(contexts, engine, RetryStrategy.none()).create();
  }

  private @Nullable Consumer<Engine> filling() {
    Consumer<? super C> seeding = onCreated;
    return seeding == null
        ? null
        : engine -> {
          try (C context = context(engine)) {
            seeding.accept(context);
          }
        };
  }
}

package org.entopic.spi.engine;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.entopic.EntityContext;
import org.entopic.TopicCreation;
import org.entopic.event.DiagnosticListener;
import org.entopic.event.Interceptor;
import org.entopic.event.Warning;
import org.entopic.event.WarningAction;
import org.entopic.model.ModelBuilder;
import org.entopic.model.OnWrite;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.backend.BackendConfig;
import org.jspecify.annotations.Nullable;

/**
 * Everything a factory was configured with.
 *
 * @param contexts the contexts and what their model is made of
 * @param choice which providers are used
 * @param store how the store is reached, without entity types
 * @param visibilityTimeout how long a confirmed save waits until it can be read
 * @param hooks what the application takes part with
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record EngineConfig(
    Contexts contexts,
    ProviderChoice choice,
    BackendConfig store,
    Duration visibilityTimeout,
    Hooks hooks) {

  /** Creates a configuration in which the application takes part with nothing. */
  public EngineConfig(
      Contexts contexts, ProviderChoice choice, BackendConfig store, Duration visibilityTimeout) {
    this(contexts, choice, store, visibilityTimeout, Hooks.NONE);
  }

  /**
   * What the application takes part with.
   *
   * @param interceptors what takes part in what all contexts do
   * @param listeners who is told what the factory does
   * @param warnings what becomes of warnings that are not just logged
   * @param sensitiveMessages whether messages may have keys of entities
   */
  public record Hooks(
      List<Interceptor> interceptors,
      List<DiagnosticListener> listeners,
      Map<Warning, WarningAction> warnings,
      boolean sensitiveMessages) {
    /** What takes part where nothing was given. */
    public static final Hooks NONE = new Hooks(List.of(), List.of(), Map.of(), false);

    /** Copies the collections; interceptors are in the order in which they are called. */
    public Hooks {
      interceptors =
          interceptors.stream().sorted(Comparator.comparingInt(Interceptor::order)).toList();
      listeners = List.copyOf(listeners);
      warnings = Map.copyOf(warnings);
    }

    /** Returns the interceptors of a kind, in the order in which they are called. */
    public <I extends Interceptor> List<I> interceptors(Class<I> kind) {
      return interceptors.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  /**
   * The contexts and what their model is made of.
   *
   * @param type the context class
   * @param entityTypes the classes of its sets
   * @param configureModel what the context says of the model
   * @param defaults what holds for entity types that do not say otherwise
   * @param lookup access to entity classes
   * @param services the engine's replaced rules
   * @param open makes a context of an engine that has the database open; null where no factory is
   * @param onCreated fills a database that is new, with the engine that has it open; null where
   *     nothing belongs in a new one
   */
  public record Contexts(
      Class<? extends EntityContext> type,
      List<Class<?>> entityTypes,
      Consumer<ModelBuilder> configureModel,
      TypeDefaults defaults,
      MethodHandles.@Nullable Lookup lookup,
      Map<Class<?>, Object> services,
      @Nullable Function<Engine, EntityContext> open,
      @Nullable Consumer<Engine> onCreated) {

    /** Copies the collections. */
    // Not compact: the compiler would lose the annotation of the lookup.
    public Contexts(
        Class<? extends EntityContext> type,
        List<Class<?>> entityTypes,
        Consumer<ModelBuilder> configureModel,
        TypeDefaults defaults,
        MethodHandles.@Nullable Lookup lookup,
        Map<Class<?>, Object> services,
        @Nullable Function<Engine, EntityContext> open,
        @Nullable Consumer<Engine> onCreated) {
      this.type = type;
      this.entityTypes = List.copyOf(entityTypes);
      this.configureModel = configureModel;
      this.defaults = defaults;
      this.lookup = lookup;
      this.services = Map.copyOf(services);
      this.open = open;
      this.onCreated = onCreated;
    }
  }

  /**
   * What holds for entity types, and for queries of them, that do not say otherwise.
   *
   * @param partitions the number of partitions
   * @param replication the replication factor
   * @param readOnly what a save does about changes, where nothing may be written
   * @param changeEvents whether there are change feeds, where anything is said of it
   * @param queryTrackingBehavior what queries do with their entities
   */
  public record TypeDefaults(
      OptionalInt partitions,
      OptionalInt replication,
      @Nullable OnWrite readOnly,
      @Nullable Boolean changeEvents,
      QueryTrackingBehavior queryTrackingBehavior) {

    /** What holds where a factory says nothing. */
    public static final TypeDefaults NONE =
        new TypeDefaults(
            OptionalInt.empty(), OptionalInt.empty(), null, null, QueryTrackingBehavior.TRACK_ALL);

    /** Returns the same with a number of partitions. */
    public TypeDefaults partitions(int count) {
      return new TypeDefaults(
          OptionalInt.of(count), replication, readOnly, changeEvents, queryTrackingBehavior);
    }

    /** Returns the same with a replication factor. */
    public TypeDefaults replication(int factor) {
      return new TypeDefaults(
          partitions, OptionalInt.of(factor), readOnly, changeEvents, queryTrackingBehavior);
    }

    /** Returns the same where nothing may be written. */
    public TypeDefaults readOnly(OnWrite onWrite) {
      return new TypeDefaults(
          partitions, replication, onWrite, changeEvents, queryTrackingBehavior);
    }

    /** Returns the same without change feeds. */
    public TypeDefaults withoutChangeEvents() {
      return new TypeDefaults(partitions, replication, readOnly, false, queryTrackingBehavior);
    }

    /** Returns the same with other queries. */
    public TypeDefaults queryTrackingBehavior(QueryTrackingBehavior behavior) {
      return new TypeDefaults(partitions, replication, readOnly, changeEvents, behavior);
    }

    /** Returns the same with change feeds. */
    public TypeDefaults withChangeEvents() {
      return new TypeDefaults(partitions, replication, readOnly, true, queryTrackingBehavior);
    }
  }

  /**
   * Which providers are used.
   *
   * @param backend the backend's name
   * @param serializer the name of the serializer of values
   * @param keySerializer the name of the serializer of keys
   * @param source where providers are found; null for {@link java.util.ServiceLoader}
   */
  public record ProviderChoice(
      @Nullable String backend,
      @Nullable String serializer,
      @Nullable String keySerializer,
      @Nullable ProviderSource source) {}

  /** Returns the name of the database. */
  public String database() {
    return store.database();
  }

  /** Returns the same configuration with another use of missing topics. */
  public EngineConfig withTopicCreation(TopicCreation creation) {
    return new EngineConfig(
        contexts,
        choice,
        new BackendConfig(
            store.database(),
            store.bootstrapServers(),
            store.stores(),
            store.properties(),
            creation,
            store.openTimeout(),
            store.saveTimeout(),
            store.badRecordPolicy(),
            store.badRecords()),
        visibilityTimeout,
        hooks);
  }

  /** Returns the same configuration with providers from elsewhere. */
  public EngineConfig withProviders(ProviderSource source) {
    return new EngineConfig(
        contexts,
        new ProviderChoice(choice.backend(), choice.serializer(), choice.keySerializer(), source),
        store,
        visibilityTimeout,
        hooks);
  }
}

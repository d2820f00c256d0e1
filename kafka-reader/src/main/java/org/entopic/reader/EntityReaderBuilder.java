package org.entopic.reader;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.EntityContext;
import org.entopic.PropertyScope;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.backend.Row;
import org.entopic.spi.engine.ContextModel;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.EngineProvider;
import org.entopic.spi.engine.EntityFormat;
import org.entopic.spi.engine.EntityFormats;
import org.entopic.spi.engine.FactoryLifecycle;

/**
 * Configures an {@link EntityReader}.
 *
 * <p>Not thread-safe; one builder may open several readers.
 *
 * @param <T> what the reader returns
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EntityReaderBuilder<T> {

  /** Makes an interpreter of what was configured. */
  private interface Interpretation<T> {
    RecordInterpreter<T> of(EngineProvider engine, EngineConfig config, PublishedSchemas schemas);
  }

  private final ReaderSettings settings;
  private final ContextModel declared;
  private final Interpretation<T> interpretation;
  private final Interpretation<EntityRow> rows;

  private EntityReaderBuilder(
      ReaderSettings settings,
      ContextModel declared,
      Interpretation<T> interpretation,
      Interpretation<EntityRow> rows) {
    this.settings = settings;
    this.declared = declared;
    this.interpretation = interpretation;
    this.rows = rows;
  }

  static <T> EntityReaderBuilder<T> ofClass(Class<T> type) {
    return ofTypes(ofOnly(type), type, List.of(type));
  }

  static <T> EntityReaderBuilder<T> ofContext(EntityContext context, Class<T> type) {
    return ofTypes(ContextModel.of(context), type, List.of(type));
  }

  static EntityReaderBuilder<Object> ofContext(EntityContext context) {
    return ofTypes(ContextModel.of(context), Object.class, List.of());
  }

  static EntityReaderBuilder<EntityRow> withoutModel() {
    Interpretation<EntityRow> rows =
        (engine, config, schemas) ->
            new SchemaInterpreter(schemas, writer -> engine.genericDecoder(config, writer));
    return new EntityReaderBuilder<>(new ReaderSettings(), ofOnly(), rows, rows);
  }

  private static ContextModel ofOnly(Class<?>... types) {
    return new ContextModel(EntityContext.class, List.of(types), model -> {});
  }

  /** Returns a builder for some classes of a model, or for all if none is named. */
  private static <T> EntityReaderBuilder<T> ofTypes(
      ContextModel declared, Class<T> result, List<Class<?>> types) {
    return new EntityReaderBuilder<>(
        new ReaderSettings(),
        declared,
        byModel(
            types,
            (format, row) -> {
              Object entity = format.entity(row);
              if (!result.isInstance(entity)) {
                throw ReaderMessages.otherClass(entity, result);
              }
              return result.cast(entity);
            }),
        byModel(
            types,
            (format, row) -> new EntityRow(format.definition().type().name(), format.values(row))));
  }

  private static <R> Interpretation<R> byModel(
      List<Class<?>> types, BiFunction<EntityFormat, Row, R> maker) {
    return (engine, config, schemas) -> {
      EntityFormats formats = engine.formats(config);
      List<EntityTypeModel> wanted =
          types.stream()
              .map(
                  type ->
                      formats
                          .model()
                          .entityType(type)
                          .orElseThrow(() -> ReaderMessages.unknownType(type, config.database())))
              .flatMap(type -> type.storedTypes().stream())
              .toList();
      return new ModelInterpreter<>(
          formats.all().stream()
              .filter(f -> wanted.isEmpty() || wanted.contains(f.definition().type()))
              .toList(),
          schemas,
          maker);
    };
  }

  /** Names the database. */
  public EntityReaderBuilder<T> database(String name) {
    settings.database = Objects.requireNonNull(name, "name");
    return this;
  }

  /** Names brokers to connect to first, as {@code host:port,host:port}. */
  public EntityReaderBuilder<T> bootstrapServers(String servers) {
    settings.bootstrapServers = Objects.requireNonNull(servers, "servers");
    return this;
  }

  /** Names the topics that {@code records()} and {@code follow()} read, instead of the model's. */
  public EntityReaderBuilder<T> topics(String... names) {
    settings.topics = List.of(names);
    return this;
  }

  /**
   * Chooses the serializer of the values by name, where several are present: for what is written
   * and for records without headers. Records are read by the serializer that wrote them.
   */
  public EntityReaderBuilder<T> serializer(String name) {
    settings.serializer = Objects.requireNonNull(name, "name");
    return this;
  }

  /** Chooses the serializer of the keys by name, where it is not that of the values. */
  public EntityReaderBuilder<T> keySerializer(String name) {
    settings.keySerializer = Objects.requireNonNull(name, "name");
    return this;
  }

  /** Sets a property of Kafka's clients. */
  public EntityReaderBuilder<T> property(PropertyScope scope, String name, String value) {
    settings
        .properties
        .computeIfAbsent(scope, any -> new HashMap<>())
        .put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return this;
  }

  /**
   * Sets how long {@link #open}, and later every question to the brokers, may take; and how long
   * nothing may come while records are known to be there.
   *
   * @throws IllegalArgumentException if the time is not positive
   */
  public EntityReaderBuilder<T> timeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw ReaderMessages.timeoutNotPositive(timeout);
    }
    settings.timeout = timeout;
    return this;
  }

  /** Sets what to do about records that cannot be read, and who is told of them. */
  public EntityReaderBuilder<T> badRecords(BadRecordPolicy policy, Consumer<BadRecord> listener) {
    settings.policy = Objects.requireNonNull(policy, "policy");
    settings.badRecords = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Does without the database's schema topic: records of the present schema and those without
   * headers can be read, and nothing is published. For tests of topologies, which need no broker
   * then, and for topics that are no context's.
   */
  public EntityReaderBuilder<T> withoutSchemaTopic() {
    settings.usesSchemaTopic = false;
    return this;
  }

  /** Grants access to entity classes that have no generated access and are not open. */
  public EntityReaderBuilder<T> lookup(MethodHandles.Lookup access) {
    settings.lookup = Objects.requireNonNull(access, "access");
    return this;
  }

  /** Finds providers elsewhere than through {@link java.util.ServiceLoader}. */
  public EntityReaderBuilder<T> providers(ProviderSource source) {
    settings.providers = Objects.requireNonNull(source, "source");
    return this;
  }

  /** Returns a builder, with the settings made so far, of a reader of the same records as rows. */
  public EntityReaderBuilder<EntityRow> asRows() {
    return new EntityReaderBuilder<>(settings, declared, rows, rows);
  }

  /**
   * Builds the model and reads the schemas published so far.
   *
   * @throws org.entopic.ModelException if the entity classes make no model
   * @throws org.entopic.ConfigurationException if providers or settings do not fit
   * @throws org.entopic.IncompatibleSchemaException if records may exist that the entity class
   *     cannot be read from
   * @throws org.entopic.StoreNotReadyException if the database is not there, or does not answer in
   *     time
   */
  public EntityReader<T> open() {
    EngineConfig config = FactoryLifecycle.complete(settings.engine(declared));
    EngineProvider engine = EngineProvider.load(config.choice().source(), settings.timeout);
    TopicSource source = settings.source();
    PublishedSchemas schemas = settings.schemas(source);
    try {
      return new EntityReader<>(
          config.database(),
          interpretation.of(engine, config, schemas),
          schemas,
          source,
          settings.policy,
          settings.badRecords);
    } catch (RuntimeException | Error e) {
      schemas.close();
      throw e;
    }
  }
}

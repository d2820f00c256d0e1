package org.entopic.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.model.ModelFactory;
import org.entopic.engine.model.draft.UpcasterDraft;
import org.entopic.engine.provider.ProviderKind;
import org.entopic.engine.provider.ProviderResolver;
import org.entopic.engine.provider.ServiceLoaderProviderSource;
import org.entopic.engine.query.expression.LiveAggregation;
import org.entopic.engine.record.RecordFormat;
import org.entopic.engine.record.Upcaster;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.EntityFormat;
import org.entopic.spi.engine.EntityFormats;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;

/** The serializers that a configuration chooses for the entity types of its model; thread-safe. */
final class ModelFormats implements EntityFormats {
  private final EngineConfig config;
  private final EngineModel model;
  private final ProviderResolver resolver;
  private final SerializerConfig serializerConfig;
  private final Map<String, SerializerProvider> serializers = new HashMap<>();
  private final Map<String, SerializerProvider> keySerializers = new HashMap<>();

  private ModelFormats(EngineConfig config, EngineModel model, ProviderResolver resolver) {
    this.config = config;
    this.model = model;
    this.resolver = resolver;
    this.serializerConfig = serializerConfig(config);
  }

  static SerializerConfig serializerConfig(EngineConfig config) {
    return new SerializerConfig(config.database(), Map.of());
  }

  static ProviderResolver resolver(EngineConfig config, OpenTimeout timeout) {
    ProviderSource source = config.choice().source();
    return new ProviderResolver(
        source != null ? source : new ServiceLoaderProviderSource(), timeout::remaining);
  }

  /**
   * Chooses the serializers.
   *
   * @throws org.entopic.ConfigurationException if there is none, or no telling which
   */
  static ModelFormats choose(EngineConfig config, EngineModel model, ProviderResolver resolver) {
    var formats = new ModelFormats(config, model, resolver);
    for (EntityTypeModel type : stored(model)) {
      String name = type.serializer().orElse(config.choice().serializer());
      SerializerProvider serializer = resolver.resolve(ProviderKind.SERIALIZER, name);
      String keyName = type.keySerializer().orElse(config.choice().keySerializer());
      formats.serializers.put(type.name(), serializer);
      formats.keySerializers.put(
          type.name(),
          keyName == null ? serializer : resolver.resolve(ProviderKind.SERIALIZER, keyName));
    }
    return formats;
  }

  /** Returns the types that have topics. */
  static List<EntityTypeModel> stored(EntityModel model) {
    return model.entityTypes().stream().flatMap(type -> type.storedTypes().stream()).toList();
  }

  /** Returns the serializer of a type's values. */
  SerializerProvider serializer(EntityTypeModel type) {
    return of(type, serializers);
  }

  /** Returns all serializers that were chosen. */
  List<SerializerProvider> serializers() {
    return Stream.of(serializers.values(), keySerializers.values())
        .flatMap(Collection::stream)
        .distinct()
        .toList();
  }

  /** Returns the format of a type. */
  TypeFormat format(EntityTypeModel type) {
    SerializerProvider serializer = serializer(type);
    RecordFormat first =
        RecordFormat.of(type, of(type, keySerializers), serializer, serializerConfig);
    var schemas = new WriterSchemas(first, upcasters(type), resolver, serializerConfig);
    return TypeFormat.of(
        model.mapping(type),
        LiveAggregation.all(model, type),
        first,
        schemas,
        published -> serializer.valueCodec(type, serializerConfig, published));
  }

  private List<Upcaster> upcasters(EntityTypeModel type) {
    List<Upcaster> upcasters = new ArrayList<>();
    for (UpcasterDraft draft : model.upcasters(type)) {
      EngineModel earlier =
          ModelFactory.buildForm(
              type,
              draft.form(),
              config.database(),
              config.contexts().lookup(),
              config.contexts().services());
      EntityTypeModel form = earlier.entityType(draft.form()).orElseThrow();
      upcasters.add(new Upcaster(model.mapping(type), earlier.mapping(form), draft.function()));
    }
    return upcasters;
  }

  private static SerializerProvider of(
      EntityTypeModel type, Map<String, SerializerProvider> providers) {
    return Objects.requireNonNull(providers.get(type.name()), type.name());
  }

  @Override
  public EntityModel model() {
    return model;
  }

  @Override
  public List<EntityFormat> all() {
    return stored(model).stream()
        .filter(type -> !type.isJoinType())
        .<EntityFormat>map(this::format)
        .toList();
  }
}

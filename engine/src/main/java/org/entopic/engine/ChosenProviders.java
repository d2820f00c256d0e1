package org.entopic.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.model.ModelFactory;
import org.entopic.engine.model.draft.UpcasterDraft;
import org.entopic.engine.provider.CapabilityCheck;
import org.entopic.engine.provider.ProviderKind;
import org.entopic.engine.provider.ProviderResolver;
import org.entopic.engine.provider.ServiceLoaderProviderSource;
import org.entopic.engine.record.FormatChoice;
import org.entopic.engine.record.RecordDecoder;
import org.entopic.engine.record.RecordFormat;
import org.entopic.engine.record.Upcaster;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.StoreAdmin;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers of one factory.
 *
 * @param backend the backend
 * @param serializers the serializer of each entity type's values, by the type's name
 * @param keySerializers the serializer of each entity type's keys, by the type's name
 * @param resolver finds serializers of records whose type had another one
 */
record ChosenProviders(
    BackendProvider backend,
    Map<String, SerializerProvider> serializers,
    Map<String, SerializerProvider> keySerializers,
    ProviderResolver resolver) {
  private static final Logger LOG = LoggerFactory.getLogger(ChosenProviders.class);

  static ChosenProviders choose(EngineConfig config, EntityModel model, OpenTimeout timeout) {
    ProviderSource source = config.choice().source();
    var resolver =
        new ProviderResolver(
            source != null ? source : new ServiceLoaderProviderSource(), timeout::remaining);
    var serializers = new HashMap<String, SerializerProvider>();
    var keySerializers = new HashMap<String, SerializerProvider>();
    for (EntityTypeModel type : model.entityTypes()) {
      String name = type.serializer().orElse(config.choice().serializer());
      SerializerProvider serializer = resolver.resolve(ProviderKind.SERIALIZER, name);
      String keyName = type.keySerializer().orElse(config.choice().keySerializer());
      serializers.put(type.name(), serializer);
      keySerializers.put(
          type.name(),
          keyName == null ? serializer : resolver.resolve(ProviderKind.SERIALIZER, keyName));
    }
    BackendProvider backend = resolver.resolve(ProviderKind.BACKEND, config.choice().backend());
    LOG.debug("Database '{}' uses the backend '{}'.", config.database(), backend.name());
    return new ChosenProviders(backend, serializers, keySerializers, resolver);
  }

  /** Checks that the providers can do what the model needs, and connects. */
  OpenStore open(EngineConfig config, EngineModel model) {
    var serializerConfig = new SerializerConfig(config.database(), Map.of());
    CapabilityCheck.check(
        model,
        model::isFiltered,
        type -> !type.isReadOnly() && !model.seeds(type).isEmpty(),
        new CapabilityCheck.Offer<>(backend.name(), backend.capabilities(config.store())),
        type -> {
          SerializerProvider serializer = of(type, serializers);
          return new CapabilityCheck.Offer<>(
              serializer.name(), serializer.capabilities(serializerConfig));
        });
    var choices = new HashMap<String, FormatChoice>();
    BackendConfig backendConfig =
        config.store().withStores(definitions(config, model, choices));
    Backend opened = backend.open(backendConfig);
    var formats = new HashMap<String, RecordFormat>();
    choices.forEach((name, choice) -> formats.put(name, choice.fix()));
    return new OpenStore(
        backend.name(),
        backend.capabilities(backendConfig),
        Map.copyOf(formats),
        Stream.of(List.of(backend), serializers.values(), keySerializers.values())
            .<Object>flatMap(Collection::stream)
            .distinct()
            .toList(),
        opened);
  }

  /** Returns what creates and deletes the database, where the backend can. */
  Optional<StoreAdmin> admin(EngineConfig config, EngineModel model) {
    return backend.admin(
        config.store().withStores(definitions(config, model, new HashMap<>())));
  }

  /** Returns the definitions of all types, and adds how each is written to the choices. */
  private List<StoreDefinition> definitions(
      EngineConfig config, EngineModel model, Map<String, FormatChoice> choices) {
    var serializerConfig = new SerializerConfig(config.database(), Map.of());
    var stores = new ArrayList<StoreDefinition>();
    for (EntityTypeModel type : model.entityTypes()) {
      SerializerProvider serializer = of(type, serializers);
      RecordFormat format =
          RecordFormat.of(type, of(type, keySerializers), serializer, serializerConfig);
      var choice =
          new FormatChoice(
              format, published -> serializer.valueCodec(type, serializerConfig, published));
      choices.put(type.name(), choice);
      var schemas =
          new WriterSchemas(format, upcasters(config, model, type), resolver, serializerConfig);
      stores.add(definition(format, choice, schemas));
    }
    return stores;
  }

  private static StoreDefinition definition(
      RecordFormat format, FormatChoice choice, WriterSchemas schemas) {
    var decoder = new RecordDecoder(format, schemas::decoder, () -> choice.current().values());
    return new StoreDefinition(format.type(), decoder, format.schema(), choice);
  }

  private static List<Upcaster> upcasters(
      EngineConfig config, EngineModel model, EntityTypeModel type) {
    List<Upcaster> upcasters = new ArrayList<>();
    for (UpcasterDraft draft : model.upcasters(type)) {
      EngineModel earlier =
          ModelFactory.buildForm(type, draft.form(), config.database(), config.contexts().lookup());
      EntityTypeModel form = earlier.entityType(draft.form()).orElseThrow();
      upcasters.add(new Upcaster(model.mapping(type), earlier.mapping(form), draft.function()));
    }
    return upcasters;
  }

  private static SerializerProvider of(
      EntityTypeModel type, Map<String, SerializerProvider> providers) {
    return Objects.requireNonNull(providers.get(type.name()), type.name());
  }
}

package org.entopic.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.provider.CapabilityCheck;
import org.entopic.engine.provider.ProviderKind;
import org.entopic.engine.provider.ProviderResolver;
import org.entopic.engine.query.expression.LiveAggregation;
import org.entopic.engine.record.RecordFormat;
import org.entopic.model.EntityModel;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.StoreAdmin;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers of one factory.
 *
 * @param backend the backend
 * @param formats the serializers
 */
record ChosenProviders(BackendProvider backend, ModelFormats formats) {
  private static final Logger LOG = LoggerFactory.getLogger(ChosenProviders.class);

  static ChosenProviders choose(EngineConfig config, EngineModel model, OpenTimeout timeout) {
    ProviderResolver resolver = ModelFormats.resolver(config, timeout);
    ModelFormats formats = ModelFormats.choose(config, model, resolver);
    BackendProvider backend = resolver.resolve(ProviderKind.BACKEND, config.choice().backend());
    LOG.debug("Database '{}' uses the backend '{}'.", config.database(), backend.name());
    return new ChosenProviders(backend, formats);
  }

  /** Checks that the providers can do what the model needs, and connects. */
  OpenStore open(EngineConfig config, EngineModel model) {
    SerializerConfig serializerConfig = ModelFormats.serializerConfig(config);
    CapabilityCheck.check(
        model,
        model::isFiltered,
        type -> !type.isReadOnly() && !model.seeds(type).isEmpty(),
        new CapabilityCheck.Offer<>(backend.name(), backend.capabilities(config.store())),
        type -> {
          SerializerProvider serializer = formats.serializer(type);
          return new CapabilityCheck.Offer<>(
              serializer.name(), serializer.capabilities(serializerConfig));
        });
    List<TypeFormat> types = ModelFormats.stored(model).stream().map(formats::format).toList();
    BackendConfig backendConfig =
        config.store().withStores(types.stream().map(TypeFormat::definition).toList());
    Backend opened = backend.open(backendConfig);
    var fixed = new HashMap<String, RecordFormat>();
    var aggregations = new HashMap<String, List<LiveAggregation>>();
    types.forEach(type -> aggregations.put(type.definition().type().name(), type.aggregations()));
    types.forEach(type -> fixed.put(type.definition().type().name(), type.choice().fix()));
    return new OpenStore(
        backend.name(),
        backend.capabilities(backendConfig),
        Map.copyOf(fixed),
        aggregations,
        Stream.concat(Stream.of(backend), formats.serializers().stream())
            .<Object>map(provider -> provider)
            .toList(),
        opened,
        reader(opened, model));
  }

  private static @Nullable StoreReader reader(Backend backend, EntityModel model) {
    Optional<StoreReader> reader = backend.reader();
    return model.entityTypes().stream().anyMatch(type -> !type.derivedTypes().isEmpty())
        ? reader.<StoreReader>map(HierarchyReader::new).orElse(null)
        : reader.orElse(null);
  }

  /** Returns what creates and deletes the database, where the backend can. */
  Optional<StoreAdmin> admin(EngineConfig config, EngineModel model) {
    return backend.admin(
        config
            .store()
            .withStores(
                ModelFormats.stored(model).stream()
                    .map(type -> formats.format(type).definition())
                    .toList()));
  }
}

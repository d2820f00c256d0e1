package org.entopic.engine;

import aQute.bnd.annotation.Cardinality;
import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import aQute.bnd.annotation.spi.ServiceProvider;
import org.entopic.ConfigurationException;
import org.entopic.DatabaseAdmin;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.model.ModelFactory;
import org.entopic.engine.provider.ProviderKind;
import org.entopic.engine.provider.ProviderResolver;
import org.entopic.event.Warning;
import org.entopic.model.EntityModel;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.engine.Engine;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.EngineProvider;
import org.entopic.spi.engine.EntityFormats;
import org.entopic.spi.serde.GenericDecoder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerProvider;

/** Opens engines: builds the model, chooses the providers, connects. */
@ServiceProvider(EngineProvider.class)
@ServiceConsumer(
    value = BackendProvider.class,
    resolution = Resolution.OPTIONAL,
    cardinality = Cardinality.MULTIPLE)
@ServiceConsumer(
    value = SerializerProvider.class,
    resolution = Resolution.OPTIONAL,
    cardinality = Cardinality.MULTIPLE)
public final class DefaultEngineProvider implements EngineProvider {

  /** Creates the provider. */
  public DefaultEngineProvider() {}

  @Override
  public EntityModel buildModel(EngineConfig config) {
    return ModelFactory.build(config);
  }

  @Override
  public Engine open(EngineConfig config) {
    var timeout = new OpenTimeout(config);
    EngineModel model = ModelFactory.build(config);
    warnOfSensitiveMessages(config);
    ChosenProviders providers = ChosenProviders.choose(config, model, timeout);
    OpenStore store = providers.open(config, model);
    return new DefaultEngine(config, model, store, timeout, database(config, model, providers));
  }

  private static void warnOfSensitiveMessages(EngineConfig config) {
    if (config.hooks().sensitiveMessages()) {
      Diagnostics.of(config)
          .warnOrThrow(
              Warning.SENSITIVE_MESSAGES,
              EngineMessages.sensitiveMessages(config.database()),
              ConfigurationException::new);
    }
  }

  @Override
  public DatabaseAdmin administer(EngineConfig config) {
    EngineModel model = ModelFactory.build(config);
    return database(config, model, ChosenProviders.choose(config, model, new OpenTimeout(config)));
  }

  private UnopenedDatabase database(
      EngineConfig config, EngineModel model, ChosenProviders providers) {
    return new UnopenedDatabase(
        config, model, providers.backend().name(), providers.admin(config, model), this::openOnce);
  }

  private void openOnce(EngineConfig config) {
    try (Engine engine = open(config)) {
      engine.awaitReady();
    }
  }

  @Override
  public EntityFormats formats(EngineConfig config) {
    ProviderResolver resolver = ModelFormats.resolver(config, new OpenTimeout(config));
    return ModelFormats.choose(config, ModelFactory.build(config), resolver);
  }

  @Override
  public GenericDecoder genericDecoder(EngineConfig config, SchemaDocument writer) {
    return ModelFormats.resolver(config, new OpenTimeout(config))
        .resolve(ProviderKind.SERIALIZER, writer.format())
        .genericDecoder(writer)
        .orElseThrow(() -> EngineMessages.notGeneric(writer.format()));
  }
}

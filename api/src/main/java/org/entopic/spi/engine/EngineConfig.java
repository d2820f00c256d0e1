package org.entopic.spi.engine;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.EntityContext;
import org.entopic.PropertyScope;
import org.entopic.model.ModelBuilder;
import org.entopic.spi.ProviderSource;
import org.jspecify.annotations.Nullable;

/** Everything a factory was configured with. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record EngineConfig(
    Class<? extends EntityContext> contextType,
    List<Class<?>> entityTypes,
    Consumer<ModelBuilder> configureModel,
    String database,
    @Nullable String backend,
    @Nullable String serializer,
    @Nullable String keySerializer,
    String bootstrapServers,
    Map<PropertyScope, Map<String, String>> properties,
    Duration openTimeout,
    Duration saveTimeout,
    Duration visibilityTimeout,
    BadRecordPolicy badRecordPolicy,
    Consumer<BadRecord> badRecords,
    MethodHandles.@Nullable Lookup lookup,
    @Nullable ProviderSource providers,
    Map<Class<?>, Object> services) {

  /** Copies the collections. */
  public EngineConfig {
    entityTypes = List.copyOf(entityTypes);
    properties = Map.copyOf(properties);
    services = Map.copyOf(services);
  }

  /** Returns the same configuration with providers from elsewhere. */
  public EngineConfig withProviders(ProviderSource source) {
    return new EngineConfig(
        contextType,
        entityTypes,
        configureModel,
        database,
        backend,
        serializer,
        keySerializer,
        bootstrapServers,
        properties,
        openTimeout,
        saveTimeout,
        visibilityTimeout,
        badRecordPolicy,
        badRecords,
        lookup,
        source,
        services);
  }
}

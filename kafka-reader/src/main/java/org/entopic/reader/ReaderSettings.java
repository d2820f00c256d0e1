package org.entopic.reader;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.PropertyScope;
import org.entopic.kafka.Deadline;
import org.entopic.kafka.KafkaClients;
import org.entopic.kafka.SchemaTopic;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.engine.ContextModel;
import org.entopic.spi.engine.EngineConfig;
import org.jspecify.annotations.Nullable;

/** What a reader is configured with; not thread-safe. */
final class ReaderSettings {
  final Map<PropertyScope, Map<String, String>> properties = new EnumMap<>(PropertyScope.class);
  @Nullable String database;
  @Nullable String serializer;
  @Nullable String keySerializer;
  String bootstrapServers = "";
  List<String> topics = List.of();
  boolean usesSchemaTopic = true;
  Duration timeout = Duration.ofSeconds(60);
  BadRecordPolicy policy = BadRecordPolicy.SKIP;
  Consumer<BadRecord> badRecords = record -> {};
  MethodHandles.@Nullable Lookup lookup;
  @Nullable ProviderSource providers;

  String requireDatabase() {
    if (database == null) {
      throw ReaderMessages.noDatabaseName();
    }
    return database;
  }

  private BackendConfig store() {
    return new BackendConfig(
        requireDatabase(),
        bootstrapServers,
        List.of(),
        properties,
        timeout,
        timeout,
        policy,
        badRecords);
  }

  EngineConfig engine(ContextModel model) {
    return new EngineConfig(
        new EngineConfig.Contexts(
            model.contextType(),
            model.entityTypes(),
            model.configureModel(),
            EngineConfig.TypeDefaults.NONE,
            lookup,
            Map.of(),
            null,
            null),
        new EngineConfig.ProviderChoice(null, serializer, keySerializer, providers),
        store(),
        Duration.ZERO);
  }

  /** Returns what makes clients, which needs an address only then. */
  TopicSource source() {
    BackendConfig config = store();
    return new TopicSource(() -> KafkaClients.of(config), topics, timeout);
  }

  PublishedSchemas schemas(TopicSource source) {
    return new PublishedSchemas(
        usesSchemaTopic ? SchemaTopic.find(source.clients().get(), Deadline.after(timeout)) : null,
        timeout);
  }
}

package org.entopic.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.entopic.PropertyScope;
import org.entopic.model.TopicModel;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.StoreDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database on a cluster: its topics, which fit the model, and its schema topic, read to its end.
 *
 * <p>Thread-safe.
 */
public final class KafkaDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaDatabase.class);

  private final KafkaClients clients;
  private final SchemaTopic schemas;
  private final Map<String, TopicState> topics;

  private KafkaDatabase(KafkaClients clients, SchemaTopic schemas, Map<String, TopicState> topics) {
    this.clients = clients;
    this.schemas = schemas;
    this.topics = Map.copyOf(topics);
  }

  /**
   * Connects, creates the topics that are missing, verifies the others, claims them, and publishes
   * the schemas that this process writes.
   *
   * @throws org.entopic.StoreNotReadyException if the cluster cannot be reached in time
   * @throws org.entopic.ConfigurationException if settings or topics do not fit
   */
  public static KafkaDatabase open(BackendConfig config, Deadline deadline) {
    KafkaClients clients = KafkaClients.of(config);
    try (Admin admin = clients.admin(deadline.remaining())) {
      var replies = new AdminReplies(clients.bootstrapServers(), deadline);
      var provisioner =
          new TopicProvisioner(admin, replies, config.properties(PropertyScope.TOPIC));
      provisioner.provision(List.of(SchemaTopic.model(config.database())));
      var schemas = new SchemaTopic(clients);
      try {
        schemas.refresh(deadline);
        Map<String, TopicState> topics = provisioner.provision(models(config));
        new TopicClaims(clients, schemas, admin, replies, deadline).claim(topics);
        publish(config.stores(), schemas, deadline);
        return new KafkaDatabase(clients, schemas, topics);
      } catch (RuntimeException | Error e) {
        schemas.close();
        throw e;
      }
    }
  }

  private static List<TopicModel> models(BackendConfig config) {
    Map<String, TopicModel> models = new LinkedHashMap<>();
    for (StoreDefinition store : config.stores()) {
      models.put(store.type().topic().name(), store.type().topic());
    }
    return List.copyOf(models.values());
  }

  private static void publish(
      List<StoreDefinition> stores, SchemaTopic schemas, Deadline deadline) {
    schemas.publish(
        stores.stream()
            .map(store -> new SchemaRecord.Schema(store.type().name(), store.schema()))
            .toList(),
        deadline);
  }

  /** Returns what makes clients for the database. */
  public KafkaClients clients() {
    return clients;
  }

  /** Returns the schema topic. */
  public SchemaTopic schemas() {
    return schemas;
  }

  /** Returns the topics of the entity types by name. */
  public Map<String, TopicState> topics() {
    return topics;
  }

  @Override
  public void close() {
    schemas.close();
  }
}

package org.entopic.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.entopic.CreationPlan;
import org.entopic.PropertyScope;
import org.entopic.TopicCreation;
import org.entopic.model.TopicModel;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.StoreDefinition;

/**
 * A database on a cluster: its topics, which fit the model, and its schema topic, read to its end.
 *
 * <p>Thread-safe.
 */
public final class KafkaDatabase implements AutoCloseable {
  private final KafkaClients clients;
  private final SchemaTopic schemas;
  private final String clusterId;
  private final boolean isNew;
  private volatile BackendConfig config;
  private volatile Map<String, TopicState> topics = Map.of();

  private KafkaDatabase(
      BackendConfig config,
      KafkaClients clients,
      SchemaTopic schemas,
      String clusterId,
      boolean isNew) {
    this.config = withoutListener(config);
    this.clients = clients;
    this.schemas = schemas;
    this.clusterId = clusterId;
    this.isNew = isNew;
  }

  /** A database can outlive the factory that opened it. */
  private static BackendConfig withoutListener(BackendConfig config) {
    return new BackendConfig(
        config.database(),
        config.bootstrapServers(),
        config.stores(),
        config.properties(),
        config.topicCreation(),
        config.openTimeout(),
        config.saveTimeout(),
        config.badRecordPolicy(),
        ignored -> {});
  }

  /**
   * Connects, compares the schemas published so far with the model, creates the topics that are
   * missing, verifies the others, claims them, and publishes the schemas that this process writes.
   *
   * @throws org.entopic.StoreNotReadyException if the cluster cannot be reached in time
   * @throws org.entopic.IncompatibleSchemaException if records may exist that the model cannot read
   * @throws org.entopic.ConfigurationException if settings or topics do not fit
   */
  public static KafkaDatabase open(BackendConfig config, Deadline deadline) {
    return open(config, deadline, clusterId -> {});
  }

  /**
   * Opens a database as the other method does.
   *
   * @param check is told the cluster's id before anything is created or published, and may refuse
   */
  public static KafkaDatabase open(
      BackendConfig config, Deadline deadline, Consumer<String> check) {
    KafkaClients clients = KafkaClients.of(config);
    ProducerLanes.check(config.stores());
    try (Admin admin = clients.admin(deadline.remaining())) {
      var replies = new AdminReplies(clients.bootstrapServers(), deadline);
      String clusterId = replies.await("name the cluster", admin.describeCluster().clusterId());
      if (config.topicCreation() == TopicCreation.NEVER) {
        requireTopics(config, provisioner(config, admin, replies));
      }
      TopicProvisioner provisioner = provisioner(config, admin, replies);
      TopicModel own = SchemaTopic.model(config.database());
      Map<String, TopicState> found = provisioner.provision(List.of(own));
      var schemas = new SchemaTopic(clients);
      try {
        schemas.at(id(found, own));
        schemas.refresh(deadline);
        config.stores().forEach(schemas::teach);
        check.accept(clusterId);
        boolean isNew = provisioner.created().contains(own.name()) || schemas.isEmpty();
        var database = new KafkaDatabase(config, clients, schemas, clusterId, isNew);
        database.topics = provisioner.provision(models(config));
        provisionOwn(config, provisioner);
        new LostSchemas(clients, schemas, deadline).refuse(config.stores(), database.topics);
        checkBrokers(config, admin, replies);
        schemas.yieldToEarlier(config.stores(), database.claim(admin, replies, deadline), deadline);
        return database;
      } catch (RuntimeException | Error e) {
        schemas.close();
        throw e;
      }
    }
  }

  /**
   * Looks at the topics again, verifies and claims them; creates none.
   *
   * @throws org.entopic.StoreNotReadyException if the cluster cannot be reached in time, or a topic
   *     is not there
   * @throws org.entopic.ConfigurationException if a topic does not fit
   */
  public Map<String, TopicState> lookAgain(Deadline deadline) {
    try (Admin admin = clients.admin(deadline.remaining())) {
      var replies = new AdminReplies(clients.bootstrapServers(), deadline);
      TopicProvisioner provisioner = provisioner(config, admin, replies);
      TopicModel own = SchemaTopic.model(config.database());
      topics = provisioner.find(models(config));
      schemas.at(id(provisioner.find(List.of(own)), own));
      schemas.refresh(deadline);
      claim(admin, replies, deadline);
      config.stores().forEach(schemas::teach);
      return topics;
    }
  }

  private List<SchemaRecord.Schema> claim(Admin admin, AdminReplies replies, Deadline deadline) {
    new TopicClaims(clients, schemas, admin, replies, deadline)
        .claim(topics, CheckedTopics.names(config.stores()));
    return schemas.publishChosen(config.stores(), deadline);
  }

  /** Creates the topics that the model's checks and numbers need beside those of its types. */
  static void provisionOwn(BackendConfig config, TopicProvisioner provisioner) {
    List<TopicModel> own = ownTopics(config);
    if (!own.isEmpty()) {
      provisioner.provision(own);
    }
  }

  private static List<TopicModel> ownTopics(BackendConfig config) {
    List<TopicModel> own = new ArrayList<>();
    if (KafkaSequences.isNeeded(config)) {
      own.add(KafkaSequences.model(config.database()));
    }
    if (!CheckedTopics.names(config.stores()).isEmpty()) {
      own.addAll(LeaseTopics.models(config.database()));
    }
    return own;
  }

  private static void checkBrokers(BackendConfig config, Admin admin, AdminReplies replies) {
    Set<String> relied = new TreeSet<>(CheckedTopics.names(config.stores()));
    if (!relied.isEmpty()) {
      relied.add(LeaseTopics.commits(config.database()));
    }
    if (KafkaSequences.isNeeded(config)) {
      relied.add(KafkaSequences.model(config.database()).name());
    }
    if (!relied.isEmpty()) {
      new BrokerGuarantees(admin, replies, config).check(relied);
    }
  }

  private static void requireTopics(BackendConfig config, TopicProvisioner provisioner) {
    CreationPlan plan = plan(config, provisioner);
    if (!plan.missing().isEmpty()) {
      throw KafkaMessages.topicsNotCreated(plan);
    }
  }

  static CreationPlan plan(BackendConfig config, TopicProvisioner provisioner) {
    List<TopicModel> all = new ArrayList<>();
    all.add(SchemaTopic.model(config.database()));
    all.addAll(ownTopics(config));
    all.addAll(models(config));
    return new CreationPlan(config.database(), provisioner.plan(all));
  }

  private static UUID id(Map<String, TopicState> found, TopicModel topic) {
    return Objects.requireNonNull(found.get(topic.name()), topic.name()).id();
  }

  static TopicProvisioner provisioner(BackendConfig config, Admin admin, AdminReplies replies) {
    return new TopicProvisioner(admin, replies, config.properties(PropertyScope.TOPIC));
  }

  static List<TopicModel> models(BackendConfig config) {
    Map<String, TopicModel> models = new LinkedHashMap<>();
    for (StoreDefinition store : config.stores()) {
      models.put(store.type().topic().name(), store.type().topic());
    }
    return List.copyOf(models.values());
  }

  /**
   * Looks after no other topics of entity types from now on; returns whether any is left.
   *
   * @param kept topics, of which those it never looked after are passed over
   */
  public boolean keep(Set<String> kept) {
    List<StoreDefinition> left =
        config.stores().stream().filter(each -> kept.contains(each.type().topic().name())).toList();
    config = config.withStores(left);
    return !left.isEmpty();
  }

  /** Returns the settings that it was opened with, without entity types and listener. */
  public BackendConfig settings() {
    return config.withStores(List.of());
  }

  /** Returns what makes clients for the database. */
  public KafkaClients clients() {
    return clients;
  }

  /** Returns the schema topic. */
  public SchemaTopic schemas() {
    return schemas;
  }

  /** Returns whether opening has created the database, or nobody has opened it before. */
  public boolean isNew() {
    return isNew;
  }

  /** Returns the id of the cluster. */
  public String clusterId() {
    return clusterId;
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

package org.entopic.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.entopic.CreationPlan;
import org.entopic.StoreNotReadyException;
import org.entopic.model.TopicModel;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.StoreAdmin;
import org.entopic.spi.backend.StoreDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates and deletes the topics of a database; immutable and thread-safe. */
public final class KafkaStoreAdmin implements StoreAdmin {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaStoreAdmin.class);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final BackendConfig config;

  /** What is done with a connection. */
  private interface Task<T> {
    T run(Connection connection);
  }

  private record Connection(
      KafkaClients clients, Admin admin, AdminReplies replies, Deadline deadline) {}

  /** Creates an admin of a database, which connects when it is used. */
  public KafkaStoreAdmin(BackendConfig config) {
    this.config = config;
  }

  private <T> T connected(Deadline deadline, Task<T> task) {
    KafkaClients clients = KafkaClients.of(config);
    try (Admin admin = clients.admin(deadline.remaining())) {
      var replies = new AdminReplies(clients.bootstrapServers(), deadline);
      return task.run(new Connection(clients, admin, replies, deadline));
    }
  }

  private Deadline deadline() {
    return Deadline.after(config.openTimeout());
  }

  @Override
  public boolean canConnect() {
    try {
      return connected(
          deadline().atMost(ANSWER),
          to ->
              !to.replies()
                  .await("name the cluster", to.admin().describeCluster().clusterId())
                  .isEmpty());
    } catch (StoreNotReadyException e) {
      LOG.debug("Database {} cannot be reached", config.database(), e);
      return false;
    }
  }

  @Override
  public CreationPlan plan() {
    return connected(deadline(), to -> KafkaDatabase.plan(config, provisioner(to)));
  }

  private TopicProvisioner provisioner(Connection to) {
    return KafkaDatabase.provisioner(config, to.admin(), to.replies());
  }

  @Override
  public Created create() {
    return connected(
        deadline(),
        to -> {
          TopicModel schemas = SchemaTopic.model(config.database());
          TopicProvisioner provisioner = provisioner(to);
          provisioner.provision(List.of(schemas));
          provisioner.provision(KafkaDatabase.models(config));
          KafkaDatabase.provisionOwn(config, provisioner);
          if (provisioner.created().isEmpty()) {
            return Created.NOTHING;
          }
          return provisioner.created().contains(schemas.name()) ? Created.DATABASE : Created.TOPICS;
        });
  }

  @Override
  public boolean delete() {
    return connected(
        deadline(),
        to -> {
          Set<String> present = to.replies().await("list topics", to.admin().listTopics().names());
          Set<String> doomed = doomed(to, present);
          doomed.retainAll(present);
          delete(to, doomed);
          return !doomed.isEmpty();
        });
  }

  private Set<String> doomed(Connection to, Set<String> present) {
    Pattern own = Pattern.compile(Pattern.quote(config.database()) + "\\.__[a-z]+");
    Set<String> doomed = new LinkedHashSet<>();
    if (present.contains(SchemaTopic.nameOf(config.database()))) {
      try (var schemas = new SchemaTopic(to.clients())) {
        schemas.refresh(to.deadline());
        schemas.claimedTopics().stream()
            .filter(name -> name.startsWith(config.database() + "."))
            .forEach(doomed::add);
      }
    }
    for (StoreDefinition store : config.stores()) {
      String topic = store.type().topic().name();
      if (store.type().isReadOnly()) {
        doomed.remove(topic);
      } else {
        doomed.add(topic);
      }
    }
    present.stream().filter(name -> own.matcher(name).matches()).forEach(doomed::add);
    return doomed;
  }

  private static void delete(Connection to, Collection<String> doomed) {
    if (doomed.isEmpty()) {
      return;
    }
    to.admin()
        .deleteTopics(doomed)
        .topicNameValues()
        .forEach(
            (name, reply) -> {
              try {
                to.replies().attempt(reply);
                LOG.info("Deleted topic {}", name);
              } catch (ExecutionException e) {
                Throwable cause = AdminReplies.cause(e);
                if (!(cause instanceof UnknownTopicOrPartitionException)) {
                  throw to.replies().meaning("delete topic '" + name + "'", cause);
                }
              }
            });
    List<String> left = new ArrayList<>(doomed);
    while (!left.isEmpty()) {
      left.retainAll(to.replies().await("list topics", to.admin().listTopics().names()));
      if (!left.isEmpty()) {
        to.replies().pause("delete topics", KafkaMessages.stillThere(left));
      }
    }
  }
}

package org.entopic.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.entopic.PropertyScope;
import org.entopic.spi.backend.BackendConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether brokers keep what they have confirmed: without that no check is worth anything, and
 * numbers are given out twice.
 */
final class BrokerGuarantees {
  /** The setting, in the scope of the backend, that makes refusals warnings. */
  static final String SETTING = "lease.broker.settings";

  private static final Logger LOG = LoggerFactory.getLogger(BrokerGuarantees.class);
  private static final String TRANSACTIONS = "__transaction_state";
  private static final String MIN_ISR = "transaction.state.log.min.isr";
  private static final int REPLICATED = 3;
  private static final int TRANSACTION_VERSION = 2;

  private final Admin admin;
  private final AdminReplies replies;
  private final BackendConfig config;

  BrokerGuarantees(Admin admin, AdminReplies replies, BackendConfig config) {
    this.admin = admin;
    this.replies = replies;
    this.config = config;
  }

  /**
   * Checks topics that a lease relies on, and what all leases rely on.
   *
   * @throws org.entopic.ConfigurationException if a setting lets confirmed records get lost, unless
   *     the configuration accepts that
   */
  void check(Collection<String> topics) {
    Set<String> all = new TreeSet<>(topics);
    all.addAll(Set.of(TRANSACTIONS, SchemaTopic.nameOf(config.database())));
    List<String> unsafe = new ArrayList<>();
    Map<String, KafkaFuture<TopicDescription>> described =
        admin.describeTopics(all).topicNameValues();
    Map<ConfigResource, KafkaFuture<Config>> configs =
        admin
            .describeConfigs(
                all.stream()
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList())
            .values();
    configs.forEach(
        (resource, reply) -> {
          String subject = "topic '" + resource.name() + "'";
          Config settings = answer(subject, reply);
          KafkaFuture<TopicDescription> topic = described.get(resource.name());
          TopicDescription found = topic == null ? null : answer(subject, topic);
          if (settings != null && found != null) {
            unsafe.addAll(unsafe(resource.name(), settings, found));
          } else if (resource.name().equals(TRANSACTIONS)) {
            unsafe.addAll(unsafeTransactions());
          }
        });
    report(unsafe);
    warnOfOldTransactions();
  }

  /** Looks at what the topic of transactions will be created with, by the first of them. */
  private List<String> unsafeTransactions() {
    KafkaFuture<Collection<Node>> nodes = admin.describeCluster().nodes();
    String node = replies.await("name the brokers", nodes).iterator().next().idString();
    var broker = new ConfigResource(ConfigResource.Type.BROKER, node);
    Config settings =
        answer(
            "broker " + node,
            Objects.requireNonNull(admin.describeConfigs(List.of(broker)).values().get(broker)));
    if (settings == null) {
      return List.of();
    }
    String replication = value(settings, "transaction.state.log.replication.factor");
    boolean unsafe = value(settings, MIN_ISR).equals("1") && isReplicated(replication);
    return unsafe
        ? List.of(
            "Topic '%s', which is not there yet: %s is 1 with %s replicas."
                .formatted(TRANSACTIONS, MIN_ISR, replication))
        : List.of();
  }

  private static boolean isReplicated(String replication) {
    return !replication.isEmpty() && Integer.parseInt(replication) >= REPLICATED;
  }

  private <T> @Nullable T answer(String subject, KafkaFuture<T> reply) {
    try {
      return replies.attempt(reply);
    } catch (ExecutionException e) {
      Throwable cause = AdminReplies.cause(e);
      if (cause instanceof UnknownTopicOrPartitionException) {
        LOG.debug("There is no {} yet", subject);
        return null;
      }
      if (cause instanceof AuthorizationException) {
        LOG.warn("The settings of {} may not be read and are not verified", subject);
        return null;
      }
      throw replies.meaning("read the settings of " + subject, cause);
    }
  }

  private static List<String> unsafe(String topic, Config settings, TopicDescription found) {
    List<String> unsafe = new ArrayList<>();
    if (value(settings, "unclean.leader.election.enable").equals("true")) {
      unsafe.add("Topic '" + topic + "': unclean.leader.election.enable is true.");
    }
    int replication = found.partitions().get(0).replicas().size();
    String inSync = value(settings, "min.insync.replicas");
    if (replication >= REPLICATED && inSync.equals("1")) {
      unsafe.add(
          "Topic '" + topic + "': min.insync.replicas is 1 with " + replication + " replicas.");
    }
    return unsafe;
  }

  private static String value(Config settings, String name) {
    ConfigEntry entry = settings.get(name);
    return entry == null || entry.value() == null ? "" : entry.value();
  }

  private void report(List<String> unsafe) {
    if (unsafe.isEmpty()) {
      return;
    }
    if (config.properties(PropertyScope.BACKEND).getOrDefault(SETTING, "check").equals("warn")) {
      unsafe.forEach(each -> LOG.warn("Checks are not reliable: {}", each));
    } else {
      throw KafkaMessages.brokersUnsafe(unsafe);
    }
  }

  private void warnOfOldTransactions() {
    try {
      FinalizedVersionRange version =
          replies
              .attempt(admin.describeFeatures().featureMetadata())
              .finalizedFeatures()
              .get("transaction.version");
      if (version == null || version.maxVersionLevel() < TRANSACTION_VERSION) {
        LOG.warn(
            "The brokers' transactions are older than version 2; a request that is delivered late"
                + " can become part of a later transaction. Upgrade the feature"
                + " transaction.version");
      }
    } catch (ExecutionException e) {
      LOG.warn("The brokers' features may not be read and are not verified", e);
    }
  }
}

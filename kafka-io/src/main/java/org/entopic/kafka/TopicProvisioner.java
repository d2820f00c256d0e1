package org.entopic.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.entopic.CreationPlan.PlannedTopic;
import org.entopic.model.TopicModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing and compares the others with what is wanted. */
final class TopicProvisioner {
  private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "cleanup.policy", "compact",
          "delete.retention.ms", "86400000",
          "min.compaction.lag.ms", "3600000");

  private final Admin admin;
  private final AdminReplies replies;
  private final Map<String, String> topicScope;
  private final Set<String> allCreated = new HashSet<>();

  /**
   * Creates a provisioner.
   *
   * @param topicScope settings of topics whose models do not say otherwise
   */
  TopicProvisioner(Admin admin, AdminReplies replies, Map<String, String> topicScope) {
    this.admin = admin;
    this.replies = replies;
    this.topicScope = Map.copyOf(topicScope);
  }

  /**
   * Returns what would be created, and what is there.
   *
   * @throws org.entopic.StoreNotReadyException if the cluster cannot be reached in time
   */
  List<PlannedTopic> plan(Collection<TopicModel> topics) {
    Map<String, TopicModel> wanted = byName(topics);
    Map<String, TopicDescription> found = describe(wanted.keySet());
    Map<String, List<String>> differences = new HashMap<>();
    comparisons(wanted, found)
        .forEach(
            (name, comparison) -> {
              List<String> all = new ArrayList<>(comparison.obstacles());
              all.addAll(comparison.notes());
              differences.put(name, all);
            });
    return wanted.values().stream()
        .map(
            topic ->
                new PlannedTopic(
                    topic.name(),
                    topic.partitions(),
                    topic.replication(),
                    settings(topic),
                    found.containsKey(topic.name()),
                    differences.getOrDefault(topic.name(), List.of())))
        .toList();
  }

  private static Map<String, TopicModel> byName(Collection<TopicModel> topics) {
    Map<String, TopicModel> byName = new LinkedHashMap<>();
    topics.forEach(topic -> byName.put(topic.name(), topic));
    return byName;
  }

  /**
   * Returns the topics as they are after creating those that are missing; processes that do this at
   * the same time do not disturb each other.
   *
   * @throws org.entopic.ConfigurationException if a topic cannot hold what is wanted, listing all
   *     differences
   */
  Map<String, TopicState> provision(Collection<TopicModel> topics) {
    Map<String, TopicModel> wanted = byName(topics);
    Map<String, TopicDescription> found = describe(wanted.keySet());
    Set<String> created = create(wanted.values(), found.keySet());
    allCreated.addAll(created);
    while (found.size() < wanted.size()) {
      Set<String> missing = new HashSet<>(wanted.keySet());
      missing.removeAll(found.keySet());
      replies.pause(
          "describe topics", new UnknownTopicOrPartitionException("not there yet: " + missing));
      found.putAll(describe(missing));
    }
    Map<String, TopicDescription> older = new HashMap<>(found);
    older.keySet().removeAll(created);
    verify(wanted, older);
    return led(states(found));
  }

  /**
   * Returns the topics as they are, without creating any.
   *
   * @throws org.entopic.StoreNotReadyException if one is missing
   * @throws org.entopic.ConfigurationException if a topic cannot hold what is wanted, listing all
   *     differences
   */
  Map<String, TopicState> find(Collection<TopicModel> topics) {
    Map<String, TopicModel> wanted = byName(topics);
    Map<String, TopicDescription> found = describe(wanted.keySet());
    if (found.size() < wanted.size()) {
      wanted.keySet().removeAll(found.keySet());
      throw KafkaMessages.topicsMissing(wanted.keySet());
    }
    verify(wanted, found);
    return led(states(found));
  }

  /** Returns the names of the topics that this object has created. */
  Set<String> created() {
    return Set.copyOf(allCreated);
  }

  /** Returns whether a topic is there. */
  boolean isThere(String topic) {
    return !describe(List.of(topic)).isEmpty();
  }

  private Map<String, TopicDescription> describe(Collection<String> names) {
    Map<String, TopicDescription> found = new HashMap<>();
    Map<String, KafkaFuture<TopicDescription>> described =
        admin.describeTopics(names).topicNameValues();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> entry : described.entrySet()) {
      try {
        found.put(entry.getKey(), replies.attempt(entry.getValue()));
      } catch (ExecutionException e) {
        Throwable cause = AdminReplies.cause(e);
        if (!(cause instanceof UnknownTopicOrPartitionException)) {
          throw replies.meaning("describe topic '" + entry.getKey() + "'", cause);
        }
      }
    }
    return found;
  }

  private Set<String> create(Collection<TopicModel> wanted, Set<String> present) {
    List<NewTopic> missing =
        wanted.stream().filter(t -> !present.contains(t.name())).map(this::newTopic).toList();
    Set<String> created = new HashSet<>();
    if (missing.isEmpty()) {
      return created;
    }
    admin
        .createTopics(missing)
        .values()
        .forEach(
            (name, reply) -> {
              try {
                replies.attempt(reply);
                created.add(name);
                LOG.info("Created topic {}", name);
              } catch (ExecutionException e) {
                Throwable cause = AdminReplies.cause(e);
                if (!(cause instanceof TopicExistsException)) {
                  throw replies.meaning("create topic '" + name + "'", cause);
                }
              }
            });
    return created;
  }

  private NewTopic newTopic(TopicModel topic) {
    Optional<Short> replication =
        topic.replication().isPresent()
            ? Optional.of((short) topic.replication().getAsInt())
            : Optional.empty();
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), replication)
        .configs(settings(topic));
  }

  private Map<String, String> settings(TopicModel topic) {
    Map<String, String> settings = new HashMap<>(DEFAULTS);
    settings.putAll(topicScope);
    settings.putAll(topic.config());
    return settings;
  }

  private void verify(Map<String, TopicModel> wanted, Map<String, TopicDescription> present) {
    List<String> unfit = new ArrayList<>();
    for (TopicComparison comparison : comparisons(wanted, present).values()) {
      comparison.notes().forEach(LOG::warn);
      unfit.addAll(comparison.obstacles());
    }
    if (!unfit.isEmpty()) {
      throw KafkaMessages.topicsUnfit(unfit);
    }
  }

  private Map<String, TopicComparison> comparisons(
      Map<String, TopicModel> wanted, Map<String, TopicDescription> present) {
    Map<String, TopicComparison> comparisons = new LinkedHashMap<>();
    if (present.isEmpty()) {
      return comparisons;
    }
    Map<ConfigResource, KafkaFuture<Config>> configs =
        admin
            .describeConfigs(
                present.keySet().stream()
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList())
            .values();
    configs.forEach(
        (resource, reply) -> {
          TopicModel topic = wanted.get(resource.name());
          TopicDescription description = present.get(resource.name());
          if (topic != null && description != null) {
            Optional<Config> config = config(resource.name(), reply);
            comparisons.put(
                resource.name(), new TopicComparison(topic, settings(topic), description, config));
          }
        });
    return comparisons;
  }

  private Optional<Config> config(String topic, KafkaFuture<Config> reply) {
    try {
      return Optional.of(replies.attempt(reply));
    } catch (ExecutionException e) {
      Throwable cause = AdminReplies.cause(e);
      if (cause instanceof AuthorizationException) {
        LOG.warn("The settings of topic {} may not be read and are not verified", topic);
        return Optional.empty();
      }
      throw replies.meaning("read the settings of topic '" + topic + "'", cause);
    }
  }

  /**
   * Waits until all partitions have a leader that answers. A producer that sends several requests
   * to one that is about to become leader can have the first refused and the second taken as the
   * start of its sequence; the first is then out of order for ever.
   */
  private Map<String, TopicState> led(Map<String, TopicState> topics) {
    Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
    for (TopicState topic : topics.values()) {
      for (int number = 0; number < topic.partitions(); number++) {
        questions.put(new TopicPartition(topic.name(), number), OffsetSpec.latest());
      }
    }
    replies.await("find the leaders of the topics", admin.listOffsets(questions).all());
    return topics;
  }

  private static Map<String, TopicState> states(Map<String, TopicDescription> found) {
    Map<String, TopicState> states = new HashMap<>();
    found.forEach(
        (name, topic) ->
            states.put(name, new TopicState(name, id(topic.topicId()), topic.partitions().size())));
    return Map.copyOf(states);
  }

  static UUID id(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }
}

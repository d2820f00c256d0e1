package org.entopic.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.entopic.StoreNotReadyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares topics with what databases have recorded of them, and records what is new. */
final class TopicClaims {
  private static final Logger LOG = LoggerFactory.getLogger(TopicClaims.class);

  private static final Duration FOREIGN = Duration.ofSeconds(5);

  private final KafkaClients clients;
  private final SchemaTopic schemas;
  private final Admin admin;
  private final AdminReplies replies;
  private final Deadline deadline;
  private Set<String> checked = Set.of();

  TopicClaims(
      KafkaClients clients,
      SchemaTopic schemas,
      Admin admin,
      AdminReplies replies,
      Deadline deadline) {
    this.clients = clients;
    this.schemas = schemas;
    this.admin = admin;
    this.replies = replies;
    this.deadline = deadline;
  }

  /**
   * Claims topics for the database.
   *
   * @param checkedTopics the names of those that are written under the write lease
   * @throws org.entopic.ConfigurationException if a claim that counts says otherwise, listing all
   */
  void claim(Map<String, TopicState> topics, Set<String> checkedTopics) {
    checked = checkedTopics;
    UUID claimant = UUID.randomUUID();
    List<SchemaRecord> wanted = new ArrayList<>();
    for (TopicState topic : topics.values()) {
      if (schemas.claim(topic).isEmpty() && schemas.claimedEarlier(topic)) {
        LOG.warn("Topic {} was created anew; what an earlier one held is gone", topic.name());
      }
      wanted.add(new SchemaRecord.Topic(claim(topic), claimant));
    }
    List<String> unfit = new ArrayList<>(foreign(topics));
    if (unfit.isEmpty()) {
      schemas.publish(wanted, deadline);
      for (TopicState topic : topics.values()) {
        schemas.claim(topic).ifPresent(counts -> compare(topic, counts, unfit));
      }
    }
    if (!unfit.isEmpty()) {
      throw KafkaMessages.topicsUnfit(unfit);
    }
  }

  private TopicClaim claim(TopicState topic) {
    return new TopicClaim(
        clients.database(), topic.name(), topic.id(), topic.partitions(), mode(topic.name()));
  }

  private WriteMode mode(String topic) {
    return checked.contains(topic) ? WriteMode.CHECKED : WriteMode.UNCHECKED;
  }

  private void compare(TopicState topic, TopicClaim counts, List<String> unfit) {
    if (counts.partitions() != topic.partitions()) {
      unfit.add(
          ("Topic '%s': partitions is %d, the database recorded %d: keys would be in two places. Copy"
                  + " the database into a new one.")
              .formatted(topic.name(), topic.partitions(), counts.partitions()));
    }
    if (counts.mode() != mode(topic.name())) {
      unfit.add(
          "Topic '%s': the database recorded that it is written %s, the model wants %s."
              .formatted(topic.name(), counts.mode(), mode(topic.name())));
    }
  }

  private List<String> foreign(Map<String, TopicState> topics) {
    List<String> others =
        replies.await("list topics", admin.listTopics().names()).stream()
            .filter(name -> name.endsWith(SchemaTopic.SUFFIX))
            .filter(name -> !name.equals(SchemaTopic.nameOf(clients.database())))
            .toList();
    List<String> unfit = new ArrayList<>();
    if (!others.isEmpty()) {
      try (var log = new SchemaLog(clients, others)) {
        for (SchemaRecord record : log.readToEnd(deadline.atMost(FOREIGN))) {
          if (record instanceof SchemaRecord.Topic topic) {
            refusal(topic.claim(), topics).ifPresent(unfit::add);
          }
        }
      } catch (StoreNotReadyException e) {
        LOG.warn("What other databases claim could not be read and is not compared", e);
      }
    }
    return unfit;
  }

  private Optional<String> refusal(TopicClaim claim, Map<String, TopicState> topics) {
    TopicState ours = topics.get(claim.topic());
    WriteMode wanted = mode(claim.topic());
    boolean isUnchecked = claim.mode() == WriteMode.UNCHECKED && wanted == WriteMode.UNCHECKED;
    if (ours == null || !ours.id().equals(claim.topicId()) || isUnchecked) {
      return Optional.empty();
    }
    return Optional.of(
        "Topic '%s': database '%s' owns it and writes it %s, the model wants %s."
            .formatted(claim.topic(), claim.database(), claim.mode(), wanted));
  }
}

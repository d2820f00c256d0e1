package org.entopic.kafka.view;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.entopic.kafka.TopicState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds whether the topics are still those the view was filled from. */
final class TopicWatch {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final long EVERY_NANOS = 2_000_000_000L;

  private final Admin admin;
  private final Map<String, TopicState> expected = new HashMap<>();
  private long lastAsked = System.nanoTime();
  private @Nullable CompletableFuture<Map<String, TopicDescription>> answer;

  TopicWatch(Admin admin) {
    this.admin = admin;
  }

  void add(Map<String, TopicState> topics) {
    expected.putAll(topics);
    answer = null;
  }

  /**
   * Looks, without waiting for an answer.
   *
   * @throws TopicChangedException if a topic is another one by now
   * @throws org.entopic.ConfigurationException if it has another number of partitions
   */
  void look() {
    long now = System.nanoTime();
    CompletableFuture<Map<String, TopicDescription>> given = answer;
    if (given != null && given.isDone()) {
      answer = null;
      check(given);
    } else if (given == null && now - lastAsked > EVERY_NANOS) {
      lastAsked = now;
      answer =
          admin
              .describeTopics(expected.keySet())
              .allTopicNames()
              .toCompletionStage()
              .toCompletableFuture();
    }
  }

  private void check(CompletableFuture<Map<String, TopicDescription>> given) {
    if (given.isCompletedExceptionally()) {
      LOG.debug("The topics could not be looked at, which is tried again");
      return;
    }
    given
        .join()
        .forEach(
            (name, found) -> {
              TopicState topic = expected.get(name);
              var id =
                  new UUID(
                      found.topicId().getMostSignificantBits(),
                      found.topicId().getLeastSignificantBits());
              if (topic != null && !topic.id().equals(id)) {
                throw new TopicChangedException(name);
              }
              if (topic != null && topic.partitions() != found.partitions().size()) {
                throw FeedMessages.topicUnfit(name, found.partitions().size(), topic.partitions());
              }
            });
  }
}

package org.entopic.kafka.view;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.entopic.kafka.TopicState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds whether the topics are still those the view was filled from. */
final class TopicWatch {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final long EVERY_NANOS = 2_000_000_000L;

  private final String database;
  private final Admin admin;
  private final Map<String, TopicState> expected = new HashMap<>();
  private int missed;
  private long lastAsked = System.nanoTime();
  private @Nullable CompletableFuture<Map<String, TopicDescription>> answer;

  TopicWatch(String database, Admin admin) {
    this.database = database;
    this.admin = admin;
  }

  void add(Map<String, TopicState> topics) {
    expected.putAll(topics);
    answer = null;
  }

  void remove(Set<String> topics) {
    expected.keySet().removeAll(topics);
    answer = null;
  }

  /**
   * Looks, without waiting for an answer.
   *
   * @throws TopicChangedException if a topic is another one by now
   * @throws org.entopic.StoreNotReadyException if a topic is gone
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

  /** A broker may not have heard of a topic yet; one that stays unknown is gone. */
  private void lookedInVain(CompletableFuture<?> given) {
    try {
      given.join();
    } catch (CompletionException e) {
      LOG.debug("The topics could not be looked at, which is tried again");
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException gone)) {
        missed = 0;
      } else if (++missed == 2) {
        throw FeedMessages.topicsGone(database, gone);
      }
    }
  }

  private void check(CompletableFuture<Map<String, TopicDescription>> given) {
    if (given.isCompletedExceptionally()) {
      lookedInVain(given);
      return;
    }
    missed = 0;
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

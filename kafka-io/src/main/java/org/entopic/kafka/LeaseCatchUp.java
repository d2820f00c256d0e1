package org.entopic.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.SaveManifest.TopicSlice;

/**
 * Brings the local view to where everything lies that anybody has written to checked topics.
 *
 * <p>The bound is the high watermark. Where a transaction is open, the end that readers of
 * committed records are told of lies below records that are committed already.
 */
final class LeaseCatchUp {
  private final Admin admin;
  private final HighWatermarks highWatermarks;
  private final Supplier<Collection<TopicState>> topics;
  private final Function<Map<TopicSlice, Long>, CompletableFuture<Void>> view;
  private final String bootstrapServers;

  /**
   * Creates what brings a view there.
   *
   * @param topics returns the checked topics as the view knows them
   * @param view completes when everything below some positions can be read in the view
   */
  LeaseCatchUp(
      Admin admin,
      String bootstrapServers,
      Supplier<Collection<TopicState>> topics,
      Function<Map<TopicSlice, Long>, CompletableFuture<Void>> view) {
    this.admin = admin;
    this.bootstrapServers = bootstrapServers;
    this.highWatermarks = new HighWatermarks(admin);
    this.topics = topics;
    this.view = view;
  }

  /**
   * Waits until the view holds everything that was written to checked topics before the call.
   *
   * @throws StoreNotReadyException if it does not come to hold that in time, or a topic is another
   *     one by now
   */
  void await(Deadline deadline) {
    Collection<TopicState> expected = topics.get();
    Map<String, KafkaFuture<TopicDescription>> found =
        admin.describeTopics(expected.stream().map(TopicState::name).toList()).topicNameValues();
    Map<TopicSlice, Long> ends = get(highWatermarks.read(slices(expected)), deadline);
    for (TopicState topic : expected) {
      KafkaFuture<TopicDescription> description = found.get(topic.name());
      if (description != null) {
        compare(topic, get(description.toCompletionStage().toCompletableFuture(), deadline));
      }
    }
    await(ends, deadline);
  }

  /**
   * Waits until the view has passed positions in checked topics.
   *
   * @throws StoreNotReadyException if it does not in time
   */
  void await(Map<TopicSlice, Long> ends, Deadline deadline) {
    try {
      view.apply(ends).get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw KafkaMessages.viewBehind(blocking(ends), e);
    } catch (ExecutionException e) {
      throw AdminReplies.cause(e) instanceof StoreNotReadyException known
          ? known
          : KafkaMessages.viewBehind(List.of(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static List<TopicSlice> slices(Collection<TopicState> topics) {
    return topics.stream()
        .flatMap(
            topic ->
                IntStream.range(0, topic.partitions())
                    .mapToObj(number -> new TopicSlice(topic.name(), number)))
        .toList();
  }

  private static void compare(TopicState expected, TopicDescription found) {
    UUID id = TopicProvisioner.id(found.topicId());
    if (!id.equals(expected.id()) || found.partitions().size() != expected.partitions()) {
      throw KafkaMessages.topicChanged(expected.name());
    }
  }

  private <T> T get(CompletableFuture<T> answer, Deadline deadline) {
    try {
      return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw KafkaMessages.unreachable(bootstrapServers, e);
    } catch (ExecutionException e) {
      throw KafkaMessages.unreachable(bootstrapServers, AdminReplies.cause(e));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private StoreNotReadyException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return KafkaMessages.interrupted(bootstrapServers, e);
  }

  /** Names the open transactions behind which the view had to stop. */
  private List<String> blocking(Map<TopicSlice, Long> ends) {
    Deadline patience = Deadline.after(LeaseTurns.PATIENCE);
    try {
      List<TopicPartition> blocked = blocked(ends, patience);
      return blocked.isEmpty() ? List.of() : openTransactions(blocked, patience);
    } catch (StoreNotReadyException e) {
      return List.of();
    }
  }

  private List<TopicPartition> blocked(Map<TopicSlice, Long> ends, Deadline patience) {
    Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
    ends.keySet().forEach(s -> questions.put(HighWatermarks.partition(s), OffsetSpec.latest()));
    var stable =
        get(
            admin
                .listOffsets(questions, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .toCompletionStage()
                .toCompletableFuture(),
            patience);
    return stable.entrySet().stream()
        .filter(
            each ->
                each.getValue().offset()
                    < ends.getOrDefault(HighWatermarks.slice(each.getKey()), 0L))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<String> openTransactions(List<TopicPartition> blocked, Deadline patience) {
    return get(
            admin.describeProducers(blocked).all().toCompletionStage().toCompletableFuture(),
            patience)
        .entrySet()
        .stream()
        .flatMap(
            each ->
                each.getValue().activeProducers().stream()
                    .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                    .map(producer -> name(each.getKey(), producer)))
        .toList();
  }

  private static String name(TopicPartition partition, ProducerState producer) {
    return "producer id %d in partition %s from offset %d"
        .formatted(
            producer.producerId(),
            partition,
            producer.currentTransactionStartOffset().orElseThrow());
  }
}

package org.entopic.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.StoreDefinition;

/**
 * Finds records that name a schema although none of their entity type is published: the schema
 * topic was lost. To publish another schema then would shut out those who still have the right one.
 */
final class LostSchemas {
  private final KafkaClients clients;
  private final SchemaTopic schemas;
  private final Deadline deadline;

  LostSchemas(KafkaClients clients, SchemaTopic schemas, Deadline deadline) {
    this.clients = clients;
    this.schemas = schemas;
    this.deadline = deadline;
  }

  /**
   * Looks at the first record of each partition of the entity types without a schema.
   *
   * @throws org.entopic.StoreNotReadyException if one names another schema than the model's
   */
  void refuse(List<StoreDefinition> stores, Map<String, TopicState> topics) {
    List<StoreDefinition> unpublished =
        stores.stream().filter(store -> schemas.schemas(store.type().name()).isEmpty()).toList();
    if (unpublished.isEmpty()) {
      return;
    }
    Consumer<byte[], byte[]> consumer = clients.consumer("schemas", OffsetReset.EARLIEST, Map.of());
    try {
      for (StoreDefinition store : unpublished) {
        TopicState topic = topics.get(store.type().topic().name());
        if (topic != null) {
          look(consumer, store, topic);
        }
      }
    } catch (KafkaException e) {
      throw KafkaMessages.unreachable(clients.bootstrapServers(), e);
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  private void look(Consumer<byte[], byte[]> consumer, StoreDefinition store, TopicState topic) {
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(number -> new TopicPartition(topic.name(), number))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, deadline.remaining());
    Set<TopicPartition> seen = new HashSet<>();
    while (partitions.stream().anyMatch(each -> isUnseen(consumer, each, ends, seen))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        if (seen.add(new TopicPartition(record.topic(), record.partition()))) {
          check(record, store);
        }
      }
      if (deadline.passed()) {
        throw KafkaMessages.schemasUnread(partitions, clients.bootstrapServers());
      }
    }
  }

  private boolean isUnseen(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      Map<TopicPartition, Long> ends,
      Set<TopicPartition> seen) {
    return !seen.contains(partition)
        && consumer.position(partition, deadline.remaining()) < ends.getOrDefault(partition, 0L);
  }

  private static void check(ConsumerRecord<byte[], byte[]> record, StoreDefinition store) {
    Header header = record.headers().lastHeader(HeaderNames.SCHEMA);
    if (header != null && header.value().length == Long.BYTES) {
      long named = ByteBuffer.wrap(header.value()).getLong();
      if (named != store.schema().fingerprint()) {
        throw KafkaMessages.schemasLost(record.topic(), named, store.type().name());
      }
    }
  }
}

package org.entopic.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads schema topics from where it stopped to their end; not thread-safe. */
final class SchemaLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaLog.class);

  private final Consumer<byte[], byte[]> consumer;
  private final String bootstrapServers;
  private final List<TopicPartition> partitions;

  SchemaLog(KafkaClients clients, Collection<String> topics) {
    this.bootstrapServers = clients.bootstrapServers();
    this.partitions = topics.stream().map(topic -> new TopicPartition(topic, 0)).toList();
    this.consumer = clients.consumer("schemas", OffsetReset.EARLIEST, Map.of());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Returns what the topics say since the last call, in the order of offsets.
   *
   * @throws org.entopic.StoreNotReadyException if the end is not reached in time
   */
  List<SchemaRecord> readToEnd(Deadline deadline) {
    List<SchemaRecord> read = new ArrayList<>();
    try {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, deadline.remaining());
      while (!reached(ends, deadline)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (record.key() != null) {
            parse(record, read);
          }
        }
        if (deadline.passed()) {
          throw KafkaMessages.schemasUnread(partitions, bootstrapServers);
        }
      }
    } catch (KafkaException e) {
      throw KafkaMessages.unreachable(bootstrapServers, e);
    }
    return read;
  }

  private boolean reached(Map<TopicPartition, Long> ends, Deadline deadline) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), deadline.remaining()) >= end.getValue());
  }

  private static void parse(ConsumerRecord<byte[], byte[]> record, List<SchemaRecord> read) {
    try {
      read.add(SchemaRecord.parse(record.key(), record.value()));
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "A record of {} at offset {} says nothing of schemas or topics and is passed over: {}",
          record.topic(),
          record.offset(),
          e.getMessage());
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}

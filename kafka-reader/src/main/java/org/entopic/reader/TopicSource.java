package org.entopic.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.entopic.kafka.KafkaClients;
import org.entopic.kafka.OffsetReset;

/**
 * Where a reader finds the records of its topics.
 *
 * @param clients makes the consumers
 * @param named the topics to read, empty for those of the entity types
 * @param patience how long to wait for answers, and for records where there must be some
 */
record TopicSource(Supplier<KafkaClients> clients, List<String> named, Duration patience) {

  /** How soon a consumer hears of new partitions, unless the user says otherwise. */
  private static final Map<String, String> DEFAULTS = Map.of("metadata.max.age.ms", "5000");

  /** A consumer that stands at the beginnings of its partitions. */
  record Started(Consumer<byte[], byte[]> consumer, List<String> topics, Duration patience) {}

  /**
   * Returns a consumer at the beginnings of all partitions.
   *
   * @throws org.entopic.StoreNotReadyException if a topic is not there
   */
  Started open(RecordInterpreter<?> interpreter) {
    List<String> topics = named.isEmpty() ? interpreter.topics() : named;
    KafkaClients made = clients.get();
    Consumer<byte[], byte[]> consumer = made.consumer("reader", OffsetReset.EARLIEST, DEFAULTS);
    try {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics) {
        List<PartitionInfo> found = consumer.partitionsFor(topic, patience);
        if (found == null || found.isEmpty()) {
          throw ReaderMessages.topicMissing(topic, made.bootstrapServers());
        }
        found.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return new Started(consumer, topics, patience);
    } catch (KafkaException e) {
      TopicRecords.close(consumer);
      throw ReaderMessages.unreadable(topics, e);
    } catch (RuntimeException | Error e) {
      TopicRecords.close(consumer);
      throw e;
    }
  }
}

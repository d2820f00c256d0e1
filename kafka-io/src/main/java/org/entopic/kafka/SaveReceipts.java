package org.entopic.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.entopic.ConsistencyToken;
import org.entopic.spi.backend.WriteReceipt;

/** Makes receipts of what brokers acknowledged. */
final class SaveReceipts {
  private final Supplier<Map<String, TopicState>> topics;

  SaveReceipts(Supplier<Map<String, TopicState>> topics) {
    this.topics = topics;
  }

  /** Returns the receipt of a save whose records were acknowledged, in the order of the batch. */
  WriteReceipt receipt(UUID save, List<RecordMetadata> acknowledged) {
    List<WriteReceipt.Position> positions = new ArrayList<>(acknowledged.size());
    Map<TopicPartition, Long> highest = new HashMap<>();
    TopicPartition last = null;
    for (RecordMetadata record : acknowledged) {
      positions.add(
          new WriteReceipt.Position(record.partition(), record.offset(), record.timestamp()));
      if (last == null
          || last.partition() != record.partition()
          || !last.topic().equals(record.topic())) {
        last = new TopicPartition(record.topic(), record.partition());
      }
      highest.merge(last, record.offset(), Math::max);
    }
    List<ConsistencyToken.Position> token = new ArrayList<>(highest.size());
    highest.forEach((partition, offset) -> token.add(position(partition, offset)));
    return new WriteReceipt(new ConsistencyToken(save, token), positions);
  }

  private ConsistencyToken.Position position(TopicPartition partition, long offset) {
    TopicState topic = topics.get().get(partition.topic());
    if (topic == null) {
      throw KafkaMessages.topicUnknown(partition.topic());
    }
    return new ConsistencyToken.Position(
        partition.topic(), topic.id(), partition.partition(), offset);
  }
}

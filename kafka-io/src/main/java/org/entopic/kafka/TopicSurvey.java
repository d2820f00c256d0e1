package org.entopic.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/** Looks at topics without a model: what was published of them, and their newest records. */
public final class TopicSurvey {
  private final KafkaClients clients;
  private final Duration patience;

  /**
   * Creates a survey.
   *
   * @param patience how long each question may take
   */
  public TopicSurvey(KafkaClients clients, Duration patience) {
    this.clients = clients;
    this.patience = patience;
  }

  /**
   * What a database has published.
   *
   * @param topics the topics that it writes, by name
   * @param schemas the schemas of each entity type, the oldest first
   */
  public record Published(
      Map<String, WriteMode> topics, Map<String, List<SchemaDocument>> schemas) {}

  /**
   * Reads what the database has published.
   *
   * @throws org.entopic.StoreNotReadyException if it is not there, or cannot be read in time
   */
  public Published published() {
    try (SchemaTopic topic = SchemaTopic.find(clients, Deadline.after(patience))) {
      return new Published(
          topic.writeModes(),
          topic.entities().stream()
              .collect(Collectors.toMap(entity -> entity, entity -> topic.schemas(entity))));
    }
  }

  /**
   * Returns the newest records of a topic that have values, about as many from each partition.
   *
   * @param most how many records are looked at
   * @throws org.entopic.StoreNotReadyException if there is no such topic, or it cannot be read in
   *     time
   */
  public List<SampledRecord> sample(String topic, int most) {
    Deadline deadline = Deadline.after(patience);
    Consumer<byte[], byte[]> consumer = clients.consumer("survey", OffsetReset.EARLIEST, Map.of());
    try {
      List<PartitionInfo> infos = consumer.partitionsFor(topic, deadline.remaining());
      if (infos == null || infos.isEmpty()) {
        throw KafkaMessages.noTopicToSample(topic, clients.bootstrapServers());
      }
      return read(consumer, partitions(infos), most, deadline);
    } catch (KafkaException e) {
      throw KafkaMessages.unreachable(clients.bootstrapServers(), e);
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  private static List<TopicPartition> partitions(List<PartitionInfo> infos) {
    return infos.stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .sorted(Comparator.comparingInt(TopicPartition::partition))
        .toList();
  }

  private List<SampledRecord> read(
      Consumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      int most,
      Deadline deadline) {
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends =
        new HashMap<>(consumer.endOffsets(partitions, deadline.remaining()));
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, deadline.remaining());
    long each = Math.max(1, most / partitions.size());
    begins.forEach(
        (partition, begin) ->
            consumer.seek(partition, Math.max(begin, ends.getOrDefault(partition, begin) - each)));
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), deadline.remaining()) < end.getValue())) {
      if (deadline.passed()) {
        throw KafkaMessages.sampleUnread(partitions.get(0).topic(), clients.bootstrapServers());
      }
      consumer.poll(Duration.ofMillis(100)).forEach(read::add);
    }
    return read.stream()
        .filter(record -> record.value() != null)
        .sorted(
            Comparator.comparingLong(ConsumerRecord<byte[], byte[]>::timestamp)
                .thenComparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset))
        .map(TopicSurvey::sampled)
        .toList();
  }

  private static SampledRecord sampled(ConsumerRecord<byte[], byte[]> record) {
    byte[] entity = header(record, HeaderNames.ENTITY);
    byte[] schema = header(record, HeaderNames.SCHEMA);
    return new SampledRecord(
        record.key(),
        record.value(),
        entity == null ? null : new String(entity, StandardCharsets.UTF_8),
        schema == null || schema.length != Long.BYTES ? 0 : ByteBuffer.wrap(schema).getLong());
  }

  private static byte @Nullable [] header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }
}

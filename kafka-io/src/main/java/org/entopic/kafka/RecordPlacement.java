package org.entopic.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.WriteBatch;

/** Chooses the partitions of a save's records and adds the headers that say they are one save. */
final class RecordPlacement {
  /** How many records a save has at the most. */
  static final int MAX_RECORDS = 1_000_000;

  /**
   * How many bytes of keys and values a save has at the most: an open transaction hides later
   * records of its partitions from every reader and must end in seconds.
   */
  static final long MAX_BYTES = 128L << 20;

  private final Supplier<Map<String, TopicState>> topics;

  RecordPlacement(Supplier<Map<String, TopicState>> topics) {
    this.topics = topics;
  }

  /**
   * Returns the records to send.
   *
   * @throws org.entopic.SaveFailedException if the save is too large
   * @throws org.entopic.ConfigurationException if a type's topic is not one of this writer's
   */
  List<ProducerRecord<byte[], byte[]>> place(WriteBatch batch) {
    List<EncodedRecord> records = batch.records();
    checkSize(records);
    int[] partitions = new int[records.size()];
    Map<TopicSlice, Integer> counts = new HashMap<>();
    TopicSlice[] slices = new TopicSlice[records.size()];
    Slices known = new Slices();
    for (int i = 0; i < partitions.length; i++) {
      EncodedRecord record = records.get(i);
      TopicState topic = topic(record);
      partitions[i] = KeyPartitioner.partition(record.key(), topic.partitions());
      slices[i] = known.of(topic, partitions[i]);
      counts.merge(slices[i], 1, Integer::sum);
    }
    Header save = new RecordHeader(HeaderNames.SAVE, bytes(batch.saveId()));
    byte[] manifest = records.size() == 1 ? new byte[0] : new SaveManifest(counts).encode();
    Set<TopicSlice> begun = new HashSet<>();
    long now = System.currentTimeMillis();
    List<ProducerRecord<byte[], byte[]>> placed = new ArrayList<>(partitions.length);
    var headers = new HeaderCache();
    for (int i = 0; i < partitions.length; i++) {
      EncodedRecord record = records.get(i);
      var out =
          new ProducerRecord<>(slices[i].topic(), partitions[i], now, record.key(), record.value());
      headers.of(record).forEach(out.headers()::add);
      out.headers().add(save);
      if (manifest.length > 0 && begun.add(slices[i])) {
        out.headers().add(HeaderNames.MANIFEST, manifest);
      }
      placed.add(out);
    }
    return placed;
  }

  private TopicState topic(EncodedRecord record) {
    TopicState topic = topics.get().get(record.type().topic().name());
    if (topic == null) {
      throw KafkaMessages.topicUnknown(record.type().topic().name());
    }
    return topic;
  }

  private static void checkSize(List<EncodedRecord> records) {
    long bytes = 0;
    for (EncodedRecord record : records) {
      byte[] value = record.value();
      bytes += record.key().length + (value == null ? 0 : value.length);
    }
    if (records.size() > MAX_RECORDS || bytes > MAX_BYTES) {
      throw KafkaMessages.saveTooLarge(records.size(), bytes);
    }
  }

  /** Returns an id as the header of a save has it. */
  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** One slice per partition, so that bulk saves make few objects. */
  private static final class Slices {
    private final Map<String, TopicSlice[]> byTopic = new HashMap<>();

    TopicSlice of(TopicState topic, int partition) {
      TopicSlice[] slices =
          byTopic.computeIfAbsent(topic.name(), any -> new TopicSlice[topic.partitions()]);
      TopicSlice slice = slices[partition];
      if (slice == null) {
        slice = new TopicSlice(topic.name(), partition);
        slices[partition] = slice;
      }
      return slice;
    }
  }

  /** Records of one type share their list of headers. */
  private static final class HeaderCache {
    private final IdentityHashMap<List<?>, List<Header>> converted = new IdentityHashMap<>();

    List<Header> of(EncodedRecord record) {
      return converted.computeIfAbsent(
          record.headers(),
          any ->
              record.headers().stream()
                  .map(header -> (Header) new RecordHeader(header.name(), header.value()))
                  .toList());
    }
  }
}

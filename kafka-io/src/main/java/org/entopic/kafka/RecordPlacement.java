package org.entopic.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.WriteBatch;
import org.jspecify.annotations.Nullable;

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
    var slices = new Slices(topics.get());
    Slice[] places = new Slice[records.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = slices.of(records.get(i));
      places[i].count++;
    }
    Header save = new RecordHeader(HeaderNames.SAVE, bytes(batch.saveId()));
    byte[] manifest = places.length == 1 ? new byte[0] : slices.manifest().encode();
    long now = System.currentTimeMillis();
    List<ProducerRecord<byte[], byte[]>> placed = new ArrayList<>(places.length);
    var headers = new HeaderCache();
    for (int i = 0; i < places.length; i++) {
      EncodedRecord record = records.get(i);
      Slice slice = places[i];
      var out =
          new ProducerRecord<>(
              slice.name.topic(), slice.name.partition(), now, record.key(), record.value());
      headers.of(record).forEach(out.headers()::add);
      out.headers().add(save);
      if (manifest.length > 0 && !slice.isBegun) {
        slice.isBegun = true;
        out.headers().add(HeaderNames.MANIFEST, manifest);
      }
      placed.add(out);
    }
    return placed;
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

  /** What one save writes to a partition. */
  private static final class Slice {
    final TopicSlice name;
    int count;
    boolean isBegun;

    Slice(String topic, int partition) {
      this.name = new TopicSlice(topic, partition);
    }
  }

  /** The partitions that one save writes to; records of one type mostly follow each other. */
  private static final class Slices {
    private final Map<String, TopicState> topics;
    private final Map<String, Slice[]> byTopic = new HashMap<>();
    private @Nullable EntityTypeModel lastType;
    private Slice[] last = {};

    Slices(Map<String, TopicState> topics) {
      this.topics = topics;
    }

    Slice of(EncodedRecord record) {
      if (record.type() != lastType) {
        last = byTopic.computeIfAbsent(record.type().topic().name(), this::slices);
        lastType = record.type();
      }
      return last[KeyPartitioner.partition(record.key(), last.length)];
    }

    private Slice[] slices(String topic) {
      TopicState known = topics.get(topic);
      if (known == null) {
        throw KafkaMessages.topicUnknown(topic);
      }
      var slices = new Slice[known.partitions()];
      Arrays.setAll(slices, partition -> new Slice(topic, partition));
      return slices;
    }

    SaveManifest manifest() {
      Map<TopicSlice, Integer> counts = new HashMap<>();
      for (Slice[] slices : byTopic.values()) {
        for (Slice slice : slices) {
          if (slice.count > 0) {
            counts.put(slice.name, slice.count);
          }
        }
      }
      return new SaveManifest(counts);
    }
  }

  /** Records of one type share their list of headers. */
  private static final class HeaderCache {
    private final IdentityHashMap<List<?>, List<Header>> converted = new IdentityHashMap<>();
    private @Nullable List<?> lastHeaders;
    private List<Header> last = List.of();

    List<Header> of(EncodedRecord record) {
      if (record.headers() != lastHeaders) {
        lastHeaders = record.headers();
        last = convert(record);
      }
      return last;
    }

    private List<Header> convert(EncodedRecord record) {
      return converted.computeIfAbsent(
          record.headers(),
          any ->
              record.headers().stream()
                  .map(header -> (Header) new RecordHeader(header.name(), header.value()))
                  .toList());
    }
  }
}

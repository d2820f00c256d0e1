package org.entopic.spi.backend;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How many records a save wrote to each partition.
 *
 * <p>Immutable and thread-safe.
 *
 * @param counts the number of records by partition
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SaveManifest(Map<TopicSlice, Integer> counts) {

  /**
   * A partition of a topic.
   *
   * @param topic the topic's name
   * @param partition the partition's number
   */
  public record TopicSlice(String topic, int partition) {}

  /** Copies the counts. */
  public SaveManifest {
    counts = Map.copyOf(counts);
  }

  /** Returns how many records there are in all partitions. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Returns the manifest as bytes: for each partition the topic's length and name, partition,
   * count.
   */
  public byte[] encode() {
    int size = 0;
    for (TopicSlice slice : counts.keySet()) {
      size += 2 + slice.topic().getBytes(StandardCharsets.UTF_8).length + 8;
    }
    ByteBuffer buffer = ByteBuffer.allocate(size);
    counts.forEach(
        (slice, count) -> {
          byte[] topic = slice.topic().getBytes(StandardCharsets.UTF_8);
          buffer.putShort((short) topic.length).put(topic).putInt(slice.partition()).putInt(count);
        });
    return buffer.array();
  }

  /**
   * Returns the manifest in bytes.
   *
   * @throws IllegalArgumentException if the bytes are no manifest
   */
  public static SaveManifest decode(byte[] bytes) {
    var counts = new LinkedHashMap<TopicSlice, Integer>();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      while (buffer.hasRemaining()) {
        var topic = new byte[Short.toUnsignedInt(buffer.getShort())];
        buffer.get(topic);
        var slice = new TopicSlice(new String(topic, StandardCharsets.UTF_8), buffer.getInt());
        int count = buffer.getInt();
        if (slice.partition() < 0 || count <= 0 || counts.put(slice, count) != null) {
          throw new IllegalArgumentException(
              "The save manifest has an entry without records, or one partition twice.");
        }
      }
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("The save manifest ends in the middle of an entry.", e);
    }
    return new SaveManifest(counts);
  }
}

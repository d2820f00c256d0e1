package org.entopic.kafka;

import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The key of a record and its topic. */
final class SaveKey {
  private final String topic;
  private final byte[] key;
  private final int hash;

  private SaveKey(String topic, byte[] key) {
    this.topic = topic;
    this.key = key;
    // Arrays.hashCode of consecutive numbers collides far too often.
    this.hash = KeyPartitioner.hash(key) ^ topic.hashCode();
  }

  static SaveKey of(ProducerRecord<byte[], byte[]> record) {
    return new SaveKey(record.topic(), record.key());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SaveKey that
        && hash == that.hash
        && topic.equals(that.topic)
        && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

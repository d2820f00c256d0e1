package org.entopic.kafka;

import org.apache.kafka.common.utils.Utils;

/**
 * Chooses the partition of a key: the positive murmur2 hash of its bytes modulo the number of
 * partitions, as Kafka's own producers do, so that records of plain producers land beside ours.
 */
public final class KeyPartitioner {
  private KeyPartitioner() {}

  /** Returns the partition of a key in a topic with so many partitions. */
  public static int partition(byte[] key, int partitions) {
    return Utils.toPositive(hash(key)) % partitions;
  }

  static int hash(byte[] key) {
    return Utils.murmur2(key);
  }
}

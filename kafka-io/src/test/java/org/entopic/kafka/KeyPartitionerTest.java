package org.entopic.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

class KeyPartitionerTest {
  @Property
  void plainProducersChooseTheSamePartition(
      @ForAll byte[] key, @ForAll @IntRange(min = 1, max = 100) int partitions) {
    assertThat(KeyPartitioner.partition(key, partitions))
        .isEqualTo(BuiltInPartitioner.partitionForKey(key, partitions));
  }
}

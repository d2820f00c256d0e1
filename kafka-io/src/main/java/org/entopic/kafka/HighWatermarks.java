package org.entopic.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.entopic.spi.backend.SaveManifest.TopicSlice;

/**
 * Asks the leaders for the ends of partitions, records of open transactions included: everything
 * that was acknowledged before the question lies below.
 */
public final class HighWatermarks {
  private final Admin admin;

  /** Creates what asks through an admin client. */
  public HighWatermarks(Admin admin) {
    this.admin = admin;
  }

  /** Asks for the first offsets that are not there yet. */
  public CompletableFuture<Map<TopicSlice, Long>> read(Collection<TopicSlice> slices) {
    return read(slices, OffsetSpec.latest());
  }

  /** Asks for the first offsets that are there. */
  public CompletableFuture<Map<TopicSlice, Long>> begins(Collection<TopicSlice> slices) {
    return read(slices, OffsetSpec.earliest());
  }

  private CompletableFuture<Map<TopicSlice, Long>> read(
      Collection<TopicSlice> slices, OffsetSpec which) {
    return admin
        .listOffsets(
            slices.stream()
                .distinct()
                .collect(Collectors.toMap(HighWatermarks::partition, any -> which)),
            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
        .all()
        .toCompletionStage()
        .thenApply(
            found -> {
              Map<TopicSlice, Long> offsets = new HashMap<>();
              found.forEach((partition, at) -> offsets.put(slice(partition), at.offset()));
              return offsets;
            })
        .toCompletableFuture();
  }

  /** Returns a partition as the view names it. */
  public static TopicSlice slice(TopicPartition partition) {
    return new TopicSlice(partition.topic(), partition.partition());
  }

  /** Returns a partition as Kafka names it. */
  public static TopicPartition partition(TopicSlice slice) {
    return new TopicPartition(slice.topic(), slice.partition());
  }
}

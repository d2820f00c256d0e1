package org.entopic;

import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a factory's view of a database holds, and how far it has read: a snapshot for people who
 * look after it.
 *
 * @param database the database's name
 * @param backend the backend's name
 * @param sets the entity types, in the model's order
 * @param lease the write lease; null where the model has no checked types
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record DatabaseStatus(
    String database, String backend, List<SetStatus> sets, @Nullable LeaseStatus lease) {

  /**
   * Who may write the checked types, as far as this process knows.
   *
   * @param process the name of this process, as it appears as holder or waiter
   * @param holder the process that has the lease; null if nobody is known to have it
   * @param heldSince when it took the lease
   * @param waiters the processes that wait for the lease, in the order of their turns
   * @param turns how often this process has taken the lease
   * @param lastFence when another process last took the lease from this one unasked; null if never
   */
  public record LeaseStatus(
      String process,
      @Nullable String holder,
      @Nullable Instant heldSince,
      List<String> waiters,
      long turns,
      @Nullable Instant lastFence) {

    /** Copies the waiters. */
    public LeaseStatus {
      waiters = List.copyOf(waiters);
    }
  }

  /**
   * One entity type.
   *
   * @param name the entity's name
   * @param topic the name of its topic
   * @param serializer the serializer's name
   * @param count how many entities the view holds
   * @param partitions how far the partitions of the topic have been read; empty where the backend
   *     does not tell
   */
  public record SetStatus(
      String name,
      String topic,
      String serializer,
      long count,
      List<PartitionProgress> partitions) {

    /** Copies the partitions. */
    public SetStatus {
      partitions = List.copyOf(partitions);
    }
  }

  /**
   * How far a view has read one partition.
   *
   * @param topic the topic's name
   * @param partition the partition's number
   * @param position the first offset that is not in the view yet
   * @param end the end of the partition, records of open transactions included
   */
  public record PartitionProgress(String topic, int partition, long position, long end) {

    /** Returns how many offsets the view is behind. */
    public long lag() {
      return Math.max(0, end - position);
    }
  }

  /** Copies the sets. */
  public DatabaseStatus {
    sets = List.copyOf(sets);
  }
}

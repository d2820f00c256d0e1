package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entopic.EntityStoreException;
import org.entopic.SaveFailedException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.SaveResult;
import org.entopic.StoreNotReadyException;
import org.entopic.itests.shop.ShopContext;

/** What contexts reported of their attempts to save orders; compares it with the topics. */
final class SaveLedger {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<Integer, UUID> written = new LinkedHashMap<>();
  private final Map<Integer, Integer> unknown = new HashMap<>();
  private final List<EntityStoreException> failures = new ArrayList<>();
  private int begun;

  /** Saves once and returns whether the order is reported as written. */
  boolean attempt(int order, ShopContext db) {
    synchronized (this) {
      begun++;
      notifyAll();
    }
    try {
      SaveResult result = db.saveChanges();
      synchronized (this) {
        written.put(order, Objects.requireNonNull(result.token()).saveId());
        notifyAll();
      }
      return true;
    } catch (SaveFailedException | StoreNotReadyException | SaveOutcomeUnknownException e) {
      assertThat(db.hasChanges()).as("still to be saved after %s", e).isTrue();
      synchronized (this) {
        failures.add(e);
        if (e instanceof SaveOutcomeUnknownException) {
          unknown.merge(order, 1, Integer::sum);
        }
      }
      return false;
    }
  }

  synchronized Set<Integer> keys() {
    return Set.copyOf(written.keySet());
  }

  synchronized List<EntityStoreException> failures() {
    return List.copyOf(failures);
  }

  synchronized int written() {
    return written.size();
  }

  synchronized void awaitWritten(int count) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (written.size() < count) {
      await(deadline);
    }
  }

  /** Returns when every thread has met the outage: a failure, or a further attempt under way. */
  synchronized void awaitAttemptsDuringOutage() throws InterruptedException {
    int enough = begun;
    long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (begun < enough + 4 && System.nanoTime() < deadline) {
      wait(100);
    }
  }

  private void await(long deadline) throws InterruptedException {
    assertThat(System.nanoTime()).as("nothing is written any more").isLessThan(deadline);
    wait(100);
  }

  /** Compares with what a plain consumer reads, read committed. */
  synchronized void assertTrueFor(String address, String database) {
    Map<Integer, List<UUID>> found = new HashMap<>();
    Map<UUID, Integer> records = new HashMap<>();
    Map<UUID, Integer> wanted = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record :
        new PlainTopic(address, database + ".Order").committed()) {
      UUID save = count(record, records, wanted);
      found
          .computeIfAbsent(ByteBuffer.wrap(record.key()).getInt(), any -> new ArrayList<>())
          .add(save);
    }
    for (ConsumerRecord<byte[], byte[]> record :
        new PlainTopic(address, database + ".OrderLine").committed()) {
      count(record, records, wanted);
    }
    written.forEach(
        (order, save) -> {
          List<UUID> saves = found.getOrDefault(order, List.of());
          assertThat(saves).as("saves of order %s", order).contains(save).doesNotHaveDuplicates();
          assertThat(saves.size() - 1)
              .as("saves of order %s besides the one reported", order)
              .isLessThanOrEqualTo(unknown.getOrDefault(order, 0));
        });
    wanted.forEach(
        (save, count) -> assertThat(records.get(save)).as("records of a save").isEqualTo(count));
    Set<Integer> neverReported = new HashSet<>(found.keySet());
    neverReported.removeAll(written.keySet());
    assertThat(neverReported).as("orders never reported as written").isSubsetOf(Set.of(1));
  }

  private static UUID count(
      ConsumerRecord<byte[], byte[]> record,
      Map<UUID, Integer> records,
      Map<UUID, Integer> wanted) {
    UUID save = PlainTopic.save(record);
    records.merge(save, 1, Integer::sum);
    int total = PlainTopic.manifestTotal(record);
    if (total > 0) {
      wanted.put(save, total);
    }
    return save;
  }
}

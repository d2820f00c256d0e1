package org.entopic.backend.replica;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.entopic.BadRecordPolicy;
import org.entopic.kafka.KafkaClients;
import org.entopic.kafka.OffsetReset;
import org.entopic.kafka.TopicState;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.view.DecodedRecord;
import org.entopic.view.EntityView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the consumer that feeds a view, from its first record on; used by one thread. */
final class Feed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final Duration ADMIN_PATIENCE = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration BUSY = Duration.ofMillis(10);
  private static final int UNDERWAY = 3;
  private static final Map<String, String> LARGE_FETCHES =
      Map.of(
          "max.poll.records", "5000",
          "fetch.max.bytes", "67108864",
          "max.partition.fetch.bytes", "8388608",
          "receive.buffer.bytes", "1048576",
          "reconnect.backoff.max.ms", "500");

  private final String database;
  private final EntityView view;
  private final BatchDecoder decoder;
  private final BadRecordPolicy policy;
  private final BooleanSupplier goOn;
  private final RestoreProgress progress;
  private final Admin admin;
  private final Consumer<byte[], byte[]> consumer;
  private final HighWatermarks highWatermarks;
  private final SaveBounds bounds;
  private final TopicWatch watch;
  private final List<TopicPartition> assigned = new ArrayList<>();
  private final List<Joining> joining = new ArrayList<>();
  private final Map<TopicSlice, Long> positions = new HashMap<>();
  private final Map<TopicSlice, Long> history = new HashMap<>();
  private final Deque<BatchDecoder.Batch> underway = new ArrayDeque<>();
  private boolean stopped;

  Feed(
      KafkaClients clients,
      EntityView view,
      BatchDecoder decoder,
      BadRecordPolicy policy,
      BooleanSupplier goOn) {
    this.database = clients.database();
    this.view = view;
    this.decoder = decoder;
    this.policy = policy;
    this.goOn = goOn;
    this.progress = new RestoreProgress(database);
    this.admin = clients.admin(ADMIN_PATIENCE);
    this.consumer = clients.consumer("replica", OffsetReset.FAIL, LARGE_FETCHES);
    this.highWatermarks = new HighWatermarks(admin);
    this.bounds = new SaveBounds(view, highWatermarks);
    this.watch = new TopicWatch(admin);
  }

  /** Makes the thread that waits for records look at what else there is; for any thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  /** Starts reading topics, beside those that are read already. */
  void join(Collection<TopicState> topics, List<CompletableFuture<Void>> ready)
      throws InterruptedException {
    List<TopicPartition> added = new ArrayList<>();
    Map<String, TopicState> byName = new HashMap<>();
    for (TopicState topic : topics) {
      view.topicId(topic.name(), topic.id());
      byName.put(topic.name(), topic);
      IntStream.range(0, topic.partitions())
          .forEach(number -> added.add(new TopicPartition(topic.name(), number)));
    }
    List<TopicSlice> slices = added.stream().map(HighWatermarks::slice).toList();
    Map<TopicSlice, Long> e0 = await(highWatermarks.read(slices));
    Map<TopicSlice, Long> begins = await(highWatermarks.begins(slices));
    history.putAll(e0);
    assigned.addAll(added);
    consumer.assign(assigned);
    begins.forEach(
        (slice, begin) -> {
          consumer.seek(HighWatermarks.partition(slice), begin);
          advance(HighWatermarks.partition(slice), begin);
        });
    watch.add(byName);
    joining.add(new Joining(e0, ready));
  }

  /** Reads until the next reason to look at something else: a wake-up, or the end. */
  void run() throws InterruptedException {
    boolean awake = false;
    try {
      while (!awake && !stopped && goOn.getAsBoolean()) {
        boolean pending = step();
        awake = !poll(pending ? BUSY : IDLE);
      }
    } catch (InvalidOffsetException e) {
      throw new TopicChangedException(e.partitions().iterator().next().topic());
    }
  }

  /** Returns whether a record ended the view, as configured. */
  boolean isStopped() {
    return stopped;
  }

  private boolean poll(Duration patience) throws InterruptedException {
    ConsumerRecords<byte[], byte[]> polled;
    try {
      polled = consumer.poll(underway.isEmpty() ? patience : Duration.ZERO);
    } catch (WakeupException e) {
      return false;
    } catch (InterruptException e) {
      throw new InterruptedException();
    }
    if (underway.isEmpty() && !BatchDecoder.isLarge(polled)) {
      feed(decoder.decode(polled));
      return true;
    }
    underway.add(decoder.start(polled));
    while (!underway.isEmpty()
        && (polled.isEmpty() || underway.size() > UNDERWAY || underway.getFirst().isDone())) {
      feed(underway.removeFirst());
    }
    return true;
  }

  private void feed(BatchDecoder.Batch batch) throws InterruptedException {
    for (BatchDecoder.Piece piece : batch.pieces()) {
      List<DecodedRecord> decoded = piece.await();
      int old = history.isEmpty() ? 0 : historic(piece);
      if (old > 0) {
        view.restore(decoded.subList(0, old));
      }
      if (old < decoded.size()) {
        view.apply(decoded.subList(old, decoded.size()));
      }
      if (policy == BadRecordPolicy.FAIL && !decoded.stream().allMatch(DecodedRecord::isReadable)) {
        stopped = true;
        return;
      }
    }
    batch.polled().nextOffsets().forEach((partition, next) -> advance(partition, next.offset()));
    if (!joining.isEmpty()) {
      progress.read(batch.polled().count());
    }
  }

  /** Returns how many records of a piece are from before its partition's E0. */
  private int historic(BatchDecoder.Piece piece) {
    Long end = history.get(HighWatermarks.slice(piece.partition()));
    List<ConsumerRecord<byte[], byte[]>> records = piece.records();
    if (end == null) {
      return 0;
    }
    if (records.get(records.size() - 1).offset() < end) {
      return records.size();
    }
    int old = 0;
    while (records.get(old).offset() < end) {
      old++;
    }
    return old;
  }

  private void advance(TopicPartition partition, long next) {
    TopicSlice slice = HighWatermarks.slice(partition);
    positions.put(slice, next);
    view.position(slice.topic(), slice.partition(), next);
  }

  /** Does what may be done between two polls; returns whether more of it is to be expected. */
  private boolean step() {
    boolean news = false;
    for (Joining each : joining) {
      news |= each.step(positions, highWatermarks);
    }
    // The view knows one set of marks: it must not be ready for some while others are not.
    if (news && joining.stream().allMatch(Joining::hasEnd)) {
      Map<TopicSlice, Long> marks = new HashMap<>();
      joining.forEach(each -> marks.putAll(each.end()));
      view.readyAt(marks);
    }
    joining.removeIf(this::isReady);
    boolean unbounded = bounds.step();
    watch.look();
    return unbounded || !joining.isEmpty();
  }

  private boolean isReady(Joining each) {
    if (!each.hasPassedEnd(positions) || !view.ready().isDone() || !view.hasReleased(each.end())) {
      return false;
    }
    history.keySet().removeAll(each.e0().keySet());
    progress.done();
    each.complete();
    return true;
  }

  private <T> T await(CompletableFuture<T> answer) throws InterruptedException {
    while (goOn.getAsBoolean()) {
      try {
        return answer.get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        LOG.trace("Still waiting for the ends of the topics", e);
      } catch (ExecutionException e) {
        throw ReplicaMessages.feedingFailed(database, e.getCause());
      }
    }
    throw new InterruptedException();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}

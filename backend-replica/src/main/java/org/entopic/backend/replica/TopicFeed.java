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
final class TopicFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
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
  private final List<TopicSlice> assigned = new ArrayList<>();
  private final List<Joining> joining = new ArrayList<>();
  private final Deque<BatchDecoder.Batch> underway = new ArrayDeque<>();
  private boolean stopped;

  TopicFeed(
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
    List<TopicSlice> slices = new ArrayList<>();
    Map<String, TopicState> byName = new HashMap<>();
    for (TopicState topic : topics) {
      view.topicId(topic.name(), topic.id());
      byName.put(topic.name(), topic);
      IntStream.range(0, topic.partitions())
          .forEach(number -> slices.add(new TopicSlice(topic.name(), number)));
    }
    Map<TopicSlice, Long> e0 = await(highWatermarks.read(slices));
    Map<TopicSlice, Long> begins = await(highWatermarks.begins(slices));
    joining.add(new Joining(view.begin(e0), ready));
    assigned.addAll(slices);
    consumer.assign(assigned.stream().map(HighWatermarks::partition).toList());
    begins.forEach(
        (slice, begin) -> {
          consumer.seek(HighWatermarks.partition(slice), begin);
          advance(HighWatermarks.partition(slice), begin);
        });
    watch.add(byName);
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
      view.apply(decoded);
      if (policy == BadRecordPolicy.FAIL && decoded.stream().anyMatch(DecodedRecord::isBad)) {
        stopped = true;
        return;
      }
    }
    batch.polled().nextOffsets().forEach((partition, next) -> advance(partition, next.offset()));
    if (!joining.isEmpty()) {
      progress.read(batch.polled().count());
    }
  }

  private void advance(TopicPartition partition, long next) {
    view.position(partition.topic(), partition.partition(), next);
  }

  /** Does what may be done between two polls; returns whether more of it is to be expected. */
  private boolean step() {
    joining.forEach(each -> each.step(assigned, highWatermarks));
    if (joining.removeIf(Joining::isReady) && joining.isEmpty()) {
      progress.done();
    }
    boolean unbounded = bounds.step();
    watch.look();
    return unbounded || !joining.isEmpty();
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

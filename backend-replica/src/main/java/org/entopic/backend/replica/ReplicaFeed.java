package org.entopic.backend.replica;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.entopic.BadRecordPolicy;
import org.entopic.kafka.OffsetReset;
import org.entopic.kafka.TopicState;
import org.entopic.kafka.view.FeedSteps;
import org.entopic.kafka.view.FeedTarget;
import org.entopic.kafka.view.TopicChangedException;
import org.entopic.kafka.view.TopicFeed;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.view.DecodedRecord;

/** One life of the consumer that feeds a view, which the supervising thread polls. */
final class ReplicaFeed implements TopicFeed {
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration BUSY = Duration.ofMillis(10);
  private static final int UNDERWAY = 3;

  private final FeedTarget target;
  private final BatchDecoder decoder;
  private final BooleanSupplier goOn;
  private final FeedSteps steps;
  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> assigned = new ArrayList<>();
  private final Deque<BatchDecoder.Batch> underway = new ArrayDeque<>();
  private boolean stopped;

  ReplicaFeed(FeedTarget target, BatchDecoder decoder, BooleanSupplier goOn) {
    this.target = target;
    this.decoder = decoder;
    this.goOn = goOn;
    this.steps = new FeedSteps(target, goOn);
    this.consumer =
        target.clients().consumer("replica", OffsetReset.FAIL, FeedTarget.LARGE_FETCHES);
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void join(Collection<TopicState> topics, List<CompletableFuture<Void>> ready)
      throws InterruptedException {
    Map<TopicSlice, Long> begins = steps.join(topics, ready);
    begins.keySet().forEach(slice -> assigned.add(partition(slice)));
    consumer.assign(assigned);
    begins.forEach((slice, begin) -> consumer.seek(partition(slice), begin));
  }

  @Override
  public void leave(Set<String> topics) throws InterruptedException {
    while (!underway.isEmpty()) {
      feed(underway.removeFirst());
    }
    assigned.removeIf(partition -> topics.contains(partition.topic()));
    consumer.assign(assigned);
    steps.leave(topics);
  }

  private static TopicPartition partition(TopicSlice slice) {
    return new TopicPartition(slice.topic(), slice.partition());
  }

  @Override
  public void run() throws InterruptedException {
    boolean awake = false;
    try {
      while (!awake && !stopped && goOn.getAsBoolean()) {
        boolean pending = steps.step();
        awake = !poll(pending ? BUSY : IDLE);
      }
    } catch (InvalidOffsetException e) {
      throw new TopicChangedException(e.partitions().iterator().next().topic());
    }
  }

  @Override
  public boolean isStopped() {
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
      target.view().apply(decoded);
      if (target.policy() == BadRecordPolicy.FAIL
          && decoded.stream().anyMatch(DecodedRecord::isBad)) {
        stopped = true;
        return;
      }
    }
    batch
        .polled()
        .nextOffsets()
        .forEach(
            (partition, next) ->
                target.view().position(partition.topic(), partition.partition(), next.offset()));
    steps.read(batch.polled().count());
  }

  @Override
  public void close() {
    steps.close();
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}

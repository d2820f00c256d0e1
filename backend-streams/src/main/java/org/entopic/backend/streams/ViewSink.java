package org.entopic.backend.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.entopic.BadRecordPolicy;
import org.entopic.kafka.view.FeedTarget;
import org.entopic.view.DecodedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the processors of one {@code KafkaStreams} are given to the view. A processor never
 * learns how far the consumer has read, so records are kept until the next poll, when all of the
 * one before have been processed, and go to the view together with its positions. Used by the
 * global thread alone, but for {@link #stop}.
 */
final class ViewSink {
  private static final int LARGE = 1_000;

  /** What the feed is told. */
  interface Observer {
    /** Records were applied. */
    void applied(int records);

    /** A record ended the view, as configured. */
    void stopped();

    /** Feeding has failed, and the thread is about to end. */
    void failed(RuntimeException cause);
  }

  private final FeedTarget target;
  private final Observer observer;
  private final List<DecodedRecord> decoded = new ArrayList<>();
  private @Nullable ConsumerRecords<byte[], byte[]> polled;
  private volatile boolean stopped;

  ViewSink(FeedTarget target, Observer observer) {
    this.target = target;
    this.observer = observer;
  }

  /** Makes the processors pass over everything from now on; for any thread. */
  void stop() {
    stopped = true;
  }

  /** Returns a processor that feeds the view. */
  Processor<byte[], byte[], Void, Void> processor() {
    return new Processor<>() {
      private @Nullable ProcessorContext<Void, Void> context;

      @Override
      public void init(ProcessorContext<Void, Void> given) {
        context = given;
      }

      @Override
      public void process(Record<byte[], byte[]> record) {
        ProcessorContext<Void, Void> known = context;
        if (stopped || known == null) {
          return;
        }
        try {
          accept(record, known.recordMetadata().orElseThrow());
        } catch (RuntimeException e) {
          observer.failed(e);
          throw e;
        }
      }
    };
  }

  private void accept(Record<byte[], byte[]> record, RecordMetadata position) {
    decoded.add(
        target
            .reader()
            .read(
                new ConsumerRecord<>(
                    position.topic(),
                    position.partition(),
                    position.offset(),
                    record.timestamp(),
                    TimestampType.CREATE_TIME,
                    ConsumerRecord.NULL_SIZE,
                    ConsumerRecord.NULL_SIZE,
                    record.key(),
                    record.value(),
                    record.headers(),
                    Optional.empty())));
    if (decoded.size() >= LARGE) {
      apply();
    }
  }

  /** Is told that the next poll begins, or that other partitions are assigned. */
  void settle() {
    apply();
    ConsumerRecords<byte[], byte[]> last = polled;
    polled = null;
    if (last != null && !stopped) {
      last.nextOffsets()
          .forEach(
              (partition, next) ->
                  target.view().position(partition.topic(), partition.partition(), next.offset()));
      observer.applied(last.count());
    }
  }

  void polled(ConsumerRecords<byte[], byte[]> records) {
    polled = records;
  }

  private void apply() {
    if (decoded.isEmpty()) {
      return;
    }
    if (!stopped) {
      target.view().apply(decoded);
      if (target.policy() == BadRecordPolicy.FAIL
          && decoded.stream().anyMatch(DecodedRecord::isBad)) {
        stopped = true;
        observer.stopped();
      }
    }
    decoded.clear();
  }
}

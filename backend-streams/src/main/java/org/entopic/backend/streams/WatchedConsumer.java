package org.entopic.backend.streams;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.entopic.kafka.view.TopicChangedException;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the global consumer: it tells the sink where one poll ends and the next begins,
 * begins to read where the view's storages end, and once aborted fails whatever a restore would
 * wait for. A proxy, because the interface has dozens of methods and grows.
 *
 * <p>Thread-safe as far as a consumer is: used by the global thread, aborted by another.
 */
final class WatchedConsumer implements InvocationHandler {
  /** A restore polls for half a minute otherwise, however soon it is to end. */
  private static final Duration LONGEST_POLL = Duration.ofMillis(100);

  private static final Set<String> WAITING =
      Set.of("poll", "position", "endOffsets", "beginningOffsets", "partitionsFor");

  private final Consumer<byte[], byte[]> consumer;
  private final ViewSink sink;
  private final Map<TopicSlice, Long> begins;
  private final java.util.function.Consumer<RuntimeException> failed;
  private volatile boolean aborted;
  private boolean watching;

  WatchedConsumer(
      Consumer<byte[], byte[]> consumer,
      ViewSink sink,
      Map<TopicSlice, Long> begins,
      java.util.function.Consumer<RuntimeException> failed) {
    this.consumer = consumer;
    this.sink = sink;
    this.begins = begins;
    this.failed = failed;
  }

  /** Returns what Kafka Streams is given. */
  @SuppressWarnings("unchecked")
  Consumer<byte[], byte[]> proxy() {
    return (Consumer<byte[], byte[]>)
        Proxy.newProxyInstance(
            Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, this);
  }

  /** Ends what the consumer waits for, and all that it would wait for from now on. */
  void abort() {
    aborted = true;
    consumer.wakeup();
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String name = method.getName();
    if (WAITING.contains(name)) {
      watchThread();
      if (aborted) {
        throw new WakeupException();
      }
    }
    if (name.equals("poll") && arguments != null && arguments[0] instanceof Duration patience) {
      return poll(patience);
    }
    if (name.equals("assign")) {
      sink.settle();
    }
    if (name.equals("seekToBeginning") && arguments != null) {
      seekToBegin((Collection<?>) arguments[0]);
      return null;
    }
    try {
      return method.invoke(consumer, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** Kafka Streams would read whole topics, because it thinks that the stores keep nothing. */
  private void seekToBegin(Collection<?> partitions) {
    for (Object each : partitions) {
      var partition = (TopicPartition) each;
      Long begin = begins.get(new TopicSlice(partition.topic(), partition.partition()));
      if (begin == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, begin);
      }
    }
  }

  /**
   * A restore that fails before every store is registered kills the global thread without a word to
   * Kafka Streams, which believe it runs.
   */
  private void watchThread() {
    if (!watching) {
      watching = true;
      Thread.currentThread()
          .setUncaughtExceptionHandler(
              (thread, failure) -> failed.accept(StreamsMessages.threadEnded(failure)));
    }
  }

  private ConsumerRecords<byte[], byte[]> poll(Duration patience) {
    sink.settle();
    try {
      ConsumerRecords<byte[], byte[]> polled =
          consumer.poll(patience.compareTo(LONGEST_POLL) < 0 ? patience : LONGEST_POLL);
      sink.polled(polled);
      return polled;
    } catch (InvalidOffsetException e) {
      failed.accept(new TopicChangedException(e.partitions().iterator().next().topic()));
      throw new WakeupException();
    }
  }
}

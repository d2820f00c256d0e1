package org.entopic.backend.streams;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.entopic.kafka.TopicState;
import org.entopic.kafka.view.FeedSteps;
import org.entopic.kafka.view.FeedTarget;
import org.entopic.kafka.view.TopicFeed;
import org.entopic.spi.backend.SaveManifest.TopicSlice;

/**
 * One life of what feeds a view: a {@code KafkaStreams} for the topics of each joining, because a
 * running one takes no more topics. The global threads feed, the supervising thread watches.
 */
final class StreamsFeed implements TopicFeed, ViewSink.Observer {
  private static final long IDLE_MILLIS = 1_000;
  private static final long BUSY_MILLIS = 10;

  private final FeedTarget target;
  private final StreamsSettings settings;
  private final BooleanSupplier goOn;
  private final FeedSteps steps;
  private final List<GlobalStreams> running = new ArrayList<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Semaphore signal = new Semaphore(0);
  private volatile boolean awake;
  private volatile boolean stopped;

  StreamsFeed(FeedTarget target, StreamsSettings settings, BooleanSupplier goOn) {
    this.target = target;
    this.settings = settings;
    this.goOn = goOn;
    this.steps = new FeedSteps(target, goOn);
  }

  @Override
  public void wakeUp() {
    awake = true;
    signal.release();
  }

  @Override
  public void join(Collection<TopicState> topics, List<CompletableFuture<Void>> ready)
      throws InterruptedException {
    Map<TopicSlice, Long> begins = steps.join(topics, ready);
    if (!topics.isEmpty()) {
      start(topics, begins);
    }
  }

  private void start(Collection<TopicState> topics, Map<TopicSlice, Long> begins) {
    var streams =
        new GlobalStreams(
            target.clients(), settings, topics, new ViewSink(target, this), begins, this::failed);
    running.add(streams);
    streams.start();
  }

  /** What is read together with a topic that leaves is read on by streams of its own. */
  @Override
  public void leave(Set<String> topics) {
    for (GlobalStreams streams : List.copyOf(running)) {
      List<TopicState> rest =
          streams.topics().stream().filter(topic -> !topics.contains(topic.name())).toList();
      if (rest.size() < streams.topics().size()) {
        streams.close();
        running.remove(streams);
        if (!rest.isEmpty()) {
          start(rest, positions(rest));
        }
      }
    }
    steps.leave(topics);
  }

  private Map<TopicSlice, Long> positions(List<TopicState> topics) {
    return target.view().positions(topics.stream().map(TopicState::name).collect(toSet()));
  }

  @Override
  public void failed(RuntimeException cause) {
    failure.compareAndSet(null, cause);
    signal.release();
  }

  @Override
  public void applied(int records) {
    if (records > 0) {
      steps.read(records);
      if (steps.isUrgent()) {
        signal.release();
      }
    }
  }

  @Override
  public void stopped() {
    stopped = true;
    signal.release();
  }

  @Override
  public void run() throws InterruptedException {
    while (!awake && !stopped && goOn.getAsBoolean()) {
      RuntimeException cause = failure.get();
      if (cause != null) {
        throw cause;
      }
      long patience = steps.step() ? BUSY_MILLIS : IDLE_MILLIS;
      if (signal.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
        signal.drainPermits();
      }
    }
    awake = false;
    if (stopped) {
      closeStreams();
    }
  }

  @Override
  public boolean isStopped() {
    return stopped;
  }

  private void closeStreams() {
    running.forEach(GlobalStreams::close);
    running.clear();
  }

  @Override
  public void close() {
    closeStreams();
    steps.close();
  }
}

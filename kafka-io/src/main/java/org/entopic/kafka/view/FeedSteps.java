package org.entopic.kafka.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.entopic.kafka.HighWatermarks;
import org.entopic.kafka.TopicState;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every feed does beside reading: ends before and after the first reading, saves that lack
 * records, topics that are created anew. Used by one thread, but for {@link #read} and {@link
 * #isUrgent}.
 */
public final class FeedSteps implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedSteps.class);
  private static final Duration ADMIN_PATIENCE = Duration.ofSeconds(10);

  private final FeedTarget target;
  private final BooleanSupplier goOn;
  private final RestoreProgress progress;
  private final Admin admin;
  private final HighWatermarks highWatermarks;
  private final SaveBounds bounds;
  private final TopicWatch watch;
  private final StoredStates states;
  private final List<TopicSlice> assigned = new ArrayList<>();
  private final List<Joining> joining = new ArrayList<>();
  private volatile boolean isJoining;

  /**
   * Creates the steps of one feed.
   *
   * @param goOn is false from the moment on in which the feed is to end
   */
  public FeedSteps(FeedTarget target, BooleanSupplier goOn) {
    this.target = target;
    this.goOn = goOn;
    this.progress = new RestoreProgress(target.clients().database());
    this.admin = target.clients().admin(ADMIN_PATIENCE);
    this.highWatermarks = new HighWatermarks(admin);
    this.bounds = new SaveBounds(target.view(), highWatermarks);
    this.watch = new TopicWatch(target.clients().database(), admin);
    this.states = new StoredStates(target, admin);
  }

  /**
   * Begins topics in the view, before their first record is read.
   *
   * @param ready complete when the view holds what was in the topics by now
   * @return the position to begin with in each partition, which the view has been told
   * @throws org.entopic.StoreNotReadyException if the cluster does not answer
   */
  public Map<TopicSlice, Long> join(
      Collection<TopicState> topics, List<CompletableFuture<Void>> ready)
      throws InterruptedException {
    List<TopicSlice> slices = new ArrayList<>();
    Map<String, TopicState> byName = new HashMap<>();
    for (TopicState topic : topics) {
      target.view().topicId(topic.name(), topic.id());
      byName.put(topic.name(), topic);
      IntStream.range(0, topic.partitions())
          .forEach(number -> slices.add(new TopicSlice(topic.name(), number)));
    }
    Map<TopicSlice, Long> e0 = await(highWatermarks.read(slices));
    Map<TopicSlice, Long> begins = new HashMap<>(await(highWatermarks.begins(slices)));
    Map<String, Long> retentions = await(states.retentions(topics));
    for (TopicState topic : topics) {
      Optional<Long> retention = Optional.ofNullable(retentions.get(topic.name()));
      begins.putAll(states.resume(topic, retention, begins, e0));
    }
    joining.add(new Joining(target.view().begin(e0), ready));
    isJoining = true;
    assigned.addAll(slices);
    begins.forEach(
        (slice, begin) -> target.view().position(slice.topic(), slice.partition(), begin));
    watch.add(byName);
    return begins;
  }

  /** Looks no longer after topics, which are not read any more. */
  public void leave(Set<String> topics) {
    assigned.removeIf(slice -> topics.contains(slice.topic()));
    watch.remove(topics);
  }

  /** Tells that so many records were applied; for any thread. */
  public void read(int records) {
    if (isJoining) {
      progress.read(records);
    }
  }

  /** Returns whether {@link #step} is worth calling soon; for any thread. */
  public boolean isUrgent() {
    return !target.view().pendingSaves().isEmpty();
  }

  /**
   * Does what is to be done between two readings; returns whether more of it is to be expected.
   *
   * @throws TopicChangedException if a topic is another one by now
   * @throws org.entopic.ConfigurationException if it has another number of partitions
   */
  public boolean step() {
    joining.forEach(each -> each.step(assigned, highWatermarks));
    if (joining.removeIf(Joining::isReady) && joining.isEmpty()) {
      isJoining = false;
      progress.done();
    }
    target.view().checkpoint();
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
        throw FeedMessages.feedingFailed(target.clients().database(), e.getCause());
      }
    }
    throw new InterruptedException();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}

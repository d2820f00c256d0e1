package org.entopic.kafka.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.entopic.ConfigurationException;
import org.entopic.kafka.Deadline;
import org.entopic.kafka.TopicState;
import org.entopic.view.EntityView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that feeds a view, and its supervisor: what ends a feed is reported to the readers,
 * and the view is filled anew, soon the first time and ever later after that.
 */
final class ViewLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ViewLoop.class);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final long FIRST_REST_MILLIS = 250;
  private static final long LONGEST_REST_MILLIS = 30_000;

  /** What the topics to read are changed by. */
  private sealed interface Change {
    CompletableFuture<Void> done();
  }

  private record Join(Map<String, TopicState> topics, CompletableFuture<Void> done)
      implements Change {

    Join without(Set<String> left) {
      Map<String, TopicState> rest = new HashMap<>(topics);
      rest.keySet().removeAll(left);
      return new Join(rest, done);
    }
  }

  private record Leave(Set<String> topics, CompletableFuture<Void> done) implements Change {}

  private final String database;
  private final EntityView view;
  private final FeedSource feeds;
  private final Function<Deadline, Map<String, TopicState>> lookAgain;
  private final BlockingQueue<Change> arrived = new LinkedBlockingQueue<>();
  private final List<Join> joined = new ArrayList<>();
  private final BlockingQueue<CompletableFuture<Void>> rebuilds = new LinkedBlockingQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private final Object interrupting = new Object();
  private boolean interruptible = true;
  private volatile @Nullable TopicFeed feed;
  private volatile CompletableFuture<Void> whole = CompletableFuture.completedFuture(null);
  private long restMillis = FIRST_REST_MILLIS;

  /**
   * Creates a loop, which {@link #start} sets going.
   *
   * @param backend the backend's name, for threads
   * @param feeds is closed with the loop
   * @param lookAgain returns the topics as they are now
   */
  ViewLoop(
      String backend,
      FeedTarget target,
      FeedSource feeds,
      Function<Deadline, Map<String, TopicState>> lookAgain) {
    this.database = target.clients().database();
    this.view = target.view();
    this.feeds = feeds;
    this.lookAgain = lookAgain;
    this.thread = new Thread(this::run, "entopic-" + backend + "-" + database);
    thread.setDaemon(true);
    // The loader of whoever opens first would be kept for as long as anybody uses the view.
    thread.setContextClassLoader(ViewLoop.class.getClassLoader());
  }

  void start() {
    thread.start();
  }

  /** Reads more topics; the future completes when the view holds what was in them by now. */
  CompletableFuture<Void> join(Map<String, TopicState> topics) {
    return request(new Join(topics, new CompletableFuture<>()));
  }

  /** Stops reading topics; the future completes when they have left the view. */
  CompletableFuture<Void> leave(Set<String> topics) {
    CompletableFuture<Void> left = request(new Leave(topics, new CompletableFuture<>()));
    wake.release();
    return left;
  }

  private CompletableFuture<Void> request(Change change) {
    arrived.add(change);
    TopicFeed running = feed;
    if (running != null) {
      running.wakeUp();
    }
    if (isClosed() && arrived.remove(change)) {
      change.done().completeExceptionally(FeedMessages.closed(database));
    }
    return change.done();
  }

  /** Fills the view anew; the future completes when it holds what is in the topics by then. */
  CompletableFuture<Void> rebuild() {
    var done = new CompletableFuture<Void>();
    whole = done;
    rebuilds.add(done);
    wake.release();
    TopicFeed running = feed;
    if (running != null) {
      running.wakeUp();
    }
    if (isClosed()) {
      done.completeExceptionally(FeedMessages.closed(database));
    }
    return done;
  }

  /** Completes when a view that failed is filled again, which is tried at once. */
  CompletableFuture<Void> whole() {
    CompletableFuture<Void> current = whole;
    if (!current.isDone()) {
      wake.release();
    }
    return current;
  }

  private void run() {
    try {
      while (!isClosed()) {
        live();
      }
    } catch (Error e) {
      LOG.error("Feeding the view of database {} ended", database, e);
      view.fail(FeedMessages.feedingFailed(database, e));
      throw e;
    } finally {
      takeRebuilds();
      List<Change> open = new ArrayList<>(joined);
      arrived.drainTo(open);
      open.forEach(each -> each.done().completeExceptionally(FeedMessages.closed(database)));
    }
  }

  private void live() {
    mayInterrupt(true);
    try (TopicFeed next = feeds.open(() -> !isClosed())) {
      feed = next;
      try {
        feedFrom(next);
        if (next.isStopped()) {
          stop();
        }
      } finally {
        feed = null;
        mayInterrupt(false);
      }
    } catch (InterruptedException e) {
      LOG.debug("The feed of database {} was interrupted", database);
    } catch (RuntimeException e) {
      if (!isClosed()) {
        mayInterrupt(true);
        recover(e);
      }
    }
  }

  /** A client that is interrupted while it closes leaves its threads to end some time later. */
  private void mayInterrupt(boolean now) {
    synchronized (interrupting) {
      interruptible = now;
      if (!now && Thread.interrupted()) {
        LOG.debug("The feed of database {} was interrupted", database);
      }
    }
  }

  private void feedFrom(TopicFeed next) throws InterruptedException {
    takeChanges(null);
    join(next, joined);
    while (!isClosed() && !next.isStopped()) {
      if (!rebuilds.isEmpty()) {
        throw FeedMessages.rebuilding(database);
      }
      join(next, takeChanges(next));
      next.run();
    }
  }

  /** Lets topics leave a feed, if one runs, and the view; returns who is to join. */
  private List<Join> takeChanges(@Nullable TopicFeed running) throws InterruptedException {
    List<Change> changes = new ArrayList<>();
    arrived.drainTo(changes);
    List<Join> joining = new ArrayList<>();
    List<Leave> leaving = new ArrayList<>();
    Set<String> left = new HashSet<>();
    for (Change change : changes) {
      if (change instanceof Join join) {
        joining.add(join);
      } else if (change instanceof Leave leave) {
        leaving.add(leave);
        left.addAll(leave.topics());
      }
    }
    if (!left.isEmpty()) {
      joining.replaceAll(join -> join.without(left));
      joined.replaceAll(join -> join.without(left));
      joined.addAll(joining);
      try {
        if (running != null) {
          running.leave(left);
        }
      } finally {
        view.removeStores(left);
        leaving.forEach(leave -> leave.done().complete(null));
      }
    } else {
      joined.addAll(joining);
    }
    return joining;
  }

  private void join(TopicFeed next, List<Join> joins) throws InterruptedException {
    if (joins.isEmpty()) {
      return;
    }
    Map<String, TopicState> topics = new HashMap<>();
    joins.forEach(join -> topics.putAll(join.topics()));
    CompletableFuture<Void> all = new CompletableFuture<>();
    all.thenRun(() -> restMillis = FIRST_REST_MILLIS);
    List<CompletableFuture<Void>> ready = new ArrayList<>();
    ready.add(all);
    joins.forEach(join -> ready.add(join.done()));
    next.join(topics.values(), ready);
  }

  /** A record ended the view, whose readers are told by the view itself. */
  private void stop() throws InterruptedException {
    LOG.error("A record that cannot be read ended the view of database {}", database);
    joined.forEach(join -> join.done().completeExceptionally(FeedMessages.stopped(database)));
    while (!isClosed() && rebuilds.isEmpty()) {
      wake.acquire();
      takeChanges(null);
    }
    if (!isClosed()) {
      throw FeedMessages.rebuilding(database);
    }
  }

  private boolean takeRebuilds() {
    List<CompletableFuture<Void>> wanted = new ArrayList<>();
    rebuilds.drainTo(wanted);
    wanted.forEach(done -> joined.add(new Join(Map.of(), done)));
    return !wanted.isEmpty();
  }

  private void recover(RuntimeException cause) {
    joined.removeIf(join -> join.topics().isEmpty() && join.done().isDone());
    boolean isWanted = takeRebuilds();
    if (whole.isDone()) {
      var again = new CompletableFuture<Void>();
      joined.add(new Join(Map.of(), again));
      whole = again;
    }
    if (isWanted) {
      LOG.info("The view of database {} is filled anew, as somebody asked for", database);
    } else {
      LOG.warn("Feeding the view of database {} failed; it is filled anew", database, cause);
    }
    view.fail(
        cause instanceof TopicChangedException
            ? cause
            : FeedMessages.feedingFailed(database, cause));
    if (cause instanceof ConfigurationException) {
      joined.forEach(join -> join.done().completeExceptionally(cause));
    }
    try {
      if (!isWanted && !(cause instanceof TopicChangedException)) {
        rest();
      }
      Map<String, TopicState> now = topicsNow();
      joined.replaceAll(join -> new Join(renewed(join.topics(), now), join.done()));
      reset();
      if (isWanted) {
        joined.forEach(join -> join.topics().keySet().forEach(view::forget));
      }
    } catch (InterruptedException e) {
      LOG.debug("Recovering the view of database {} was interrupted", database);
    }
  }

  private void reset() throws InterruptedException {
    while (true) {
      try {
        view.reset();
        return;
      } catch (RuntimeException e) {
        LOG.warn("The view of database {} cannot be emptied, which is tried again", database, e);
        view.fail(FeedMessages.feedingFailed(database, e));
        rest();
      }
    }
  }

  private Map<String, TopicState> topicsNow() throws InterruptedException {
    while (true) {
      try {
        return lookAgain.apply(Deadline.after(LOOK));
      } catch (RuntimeException e) {
        if (isClosed()) {
          throw new InterruptedException();
        }
        LOG.warn("The topics of database {} are not as they must be", database, e);
        view.fail(FeedMessages.feedingFailed(database, e));
        rest();
      }
    }
  }

  private static Map<String, TopicState> renewed(
      Map<String, TopicState> topics, Map<String, TopicState> now) {
    Map<String, TopicState> renewed = new HashMap<>(topics);
    renewed.replaceAll((name, topic) -> now.getOrDefault(name, topic));
    return renewed;
  }

  private void rest() throws InterruptedException {
    boolean isAsked = wake.tryAcquire(restMillis, TimeUnit.MILLISECONDS);
    if (isClosed()) {
      throw new InterruptedException();
    }
    takeRebuilds();
    if (isAsked) {
      return;
    }
    restMillis = Math.min(restMillis * 2, LONGEST_REST_MILLIS);
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  @Override
  public void close() {
    closing.countDown();
    wake.release();
    TopicFeed running = feed;
    if (running != null) {
      running.wakeUp();
    }
    feeds.close();
    try {
      thread.join(300);
      synchronized (interrupting) {
        if (interruptible) {
          thread.interrupt();
        }
      }
      thread.join(5_000);
      feeds.awaitEnd(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

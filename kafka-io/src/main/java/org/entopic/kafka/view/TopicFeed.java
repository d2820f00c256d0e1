package org.entopic.kafka.view;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.entopic.kafka.TopicState;

/**
 * One life of what feeds a view, from the first record of its topics on.
 *
 * <p>Used by one thread, but for {@link #wakeUp}. What it throws ends it: the view is filled anew
 * by another.
 */
public interface TopicFeed extends AutoCloseable {

  /** Starts reading topics, beside those that are read already. */
  void join(Collection<TopicState> topics, List<CompletableFuture<Void>> ready)
      throws InterruptedException;

  /**
   * Stops reading topics, without an effect on the others; those it does not read are passed over.
   */
  void leave(Set<String> topics) throws InterruptedException;

  /** Feeds until the next reason to look at something else: a wake-up, or the end. */
  void run() throws InterruptedException;

  /** Returns whether a record ended the view, as configured. */
  boolean isStopped();

  /** Makes {@link #run} return; for any thread. */
  void wakeUp();

  @Override
  void close();
}

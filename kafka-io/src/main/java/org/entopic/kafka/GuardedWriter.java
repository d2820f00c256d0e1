package org.entopic.kafka;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.entopic.EntityStoreException;
import org.entopic.event.DiagnosticEvent.UncheckedGroupEnded;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A writer that looks after its topics where no view does: while they are gone or do not fit, saves
 * fail; topics that were created anew are claimed and written to.
 *
 * <p>Thread-safe.
 */
public final class GuardedWriter implements RecordWriter, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedWriter.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long EVERY_MILLIS = 2_000;

  private final RecordWriter writer;
  private final KafkaDatabase database;
  private final Admin admin;
  private final ScheduledThreadPoolExecutor timer;
  private volatile @Nullable EntityStoreException obstacle;

  /**
   * Starts to look after a database's topics.
   *
   * @param writer writes to them; the caller closes it
   */
  public GuardedWriter(RecordWriter writer, KafkaDatabase database) {
    this.writer = writer;
    this.database = database;
    this.admin = database.clients().admin(PATIENCE);
    String name = "entopic-topics-" + database.clients().database();
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, name);
              thread.setDaemon(true);
              thread.setContextClassLoader(GuardedWriter.class.getClassLoader());
              return thread;
            });
    timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletableFuture<WriteReceipt> write(WriteBatch batch) {
    EntityStoreException found = obstacle;
    return found == null
        ? writer.write(batch)
        : CompletableFuture.failedFuture(
            KafkaMessages.topicsAway(database.clients().database(), found));
  }

  @Override
  public void onGroup(Consumer<UncheckedGroupEnded> listener) {
    writer.onGroup(listener);
  }

  private void look() {
    try {
      if (obstacle != null || isAnyOther()) {
        database.lookAgain(Deadline.after(PATIENCE));
        LOG.warn("The topics of {} were created anew", database.clients().database());
        obstacle = null;
      }
    } catch (EntityStoreException e) {
      LOG.warn("Saves to {} fail", database.clients().database(), e);
      obstacle = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("The topics of {} could not be looked at", database.clients().database(), e);
    }
  }

  /** Returns whether a topic is gone or another one; false while the cluster does not answer. */
  private boolean isAnyOther() throws InterruptedException {
    try {
      return admin
          .describeTopics(database.topics().keySet())
          .allTopicNames()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .values()
          .stream()
          .anyMatch(this::isOther);
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnknownTopicOrPartitionException;
    } catch (TimeoutException e) {
      LOG.debug("The topics were not described in time", e);
      return false;
    }
  }

  private boolean isOther(TopicDescription found) {
    TopicState known = database.topics().get(found.name());
    return known == null
        || !known.id().equals(TopicProvisioner.id(found.topicId()))
        || known.partitions() != found.partitions().size();
  }

  /** Ends the looking. */
  @Override
  public void close() {
    timer.shutdownNow();
    admin.close(Duration.ZERO);
  }
}

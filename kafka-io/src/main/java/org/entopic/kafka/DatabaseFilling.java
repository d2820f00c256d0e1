package org.entopic.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to fill a new database; thread-safe.
 *
 * <p>The turn is the assignment of the schema topic's partition in a consumer group, so that the
 * broker passes it on when the process that has it is gone. A record in the schema topic says that
 * no turn is needed any more.
 */
public final class DatabaseFilling implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration LEAVE = Duration.ofSeconds(1);

  private final Object lock = new Object();
  private final KafkaClients clients;
  private final Duration patience;
  private @Nullable Deadline opening;
  private @Nullable Consumer<byte[], byte[]> member;
  private volatile boolean closed;

  /**
   * Creates a turn that is not taken.
   *
   * @param opening by when the turn must be taken the first time, which belongs to opening
   * @param patience how long to wait for others and for answers later on
   */
  public DatabaseFilling(KafkaClients clients, Deadline opening, Duration patience) {
    this.clients = clients;
    this.opening = opening;
    this.patience = patience;
  }

  /**
   * Takes the turn, after others have had theirs; returns false if the database is filled.
   *
   * @throws org.entopic.StoreNotReadyException if another process is not done in time
   */
  public boolean begin() {
    synchronized (lock) {
      Deadline deadline = opening == null ? Deadline.after(patience) : opening;
      opening = null;
      try (SchemaTopic schemas = SchemaTopic.find(clients, deadline)) {
        return !schemas.isFilled() && takeTurn(schemas, deadline);
      }
    }
  }

  private boolean takeTurn(SchemaTopic schemas, Deadline deadline) {
    Consumer<byte[], byte[]> joined =
        clients.member("filling", "entopic-" + clients.database() + "-filling");
    member = joined;
    try {
      joined.subscribe(List.of(SchemaTopic.nameOf(clients.database())));
      while (joined.assignment().isEmpty() && !schemas.isFilled()) {
        if (closed || deadline.passed()) {
          throw KafkaMessages.beingFilled(clients.database());
        }
        joined.poll(POLL);
        schemas.refresh(deadline);
      }
      if (schemas.isFilled()) {
        leave();
      }
      return !schemas.isFilled();
    } catch (AuthorizationException e) {
      leave();
      throw KafkaMessages.notPermitted("join the group that fills a new database", e);
    } catch (KafkaException e) {
      leave();
      throw KafkaMessages.unreachable(clients.bootstrapServers(), e);
    } catch (RuntimeException | Error e) {
      leave();
      throw e;
    }
  }

  /**
   * Notes that the database is filled, and passes the turn on.
   *
   * @throws org.entopic.StoreNotReadyException if that cannot be written in time
   */
  public void done() {
    Deadline deadline = Deadline.after(patience);
    synchronized (lock) {
      try (SchemaTopic schemas = SchemaTopic.find(clients, deadline)) {
        schemas.noteFilled(deadline);
      }
      leave();
    }
  }

  private void leave() {
    Consumer<byte[], byte[]> joined = member;
    member = null;
    if (joined != null) {
      joined.close(CloseOptions.timeout(LEAVE));
    }
  }

  /** Passes the turn on. */
  @Override
  public void close() {
    closed = true;
    synchronized (lock) {
      leave();
    }
  }
}

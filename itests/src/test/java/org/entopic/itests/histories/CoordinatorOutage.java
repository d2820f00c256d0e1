package org.entopic.itests.histories;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.entopic.embedded.EmbeddedKafka;

/** Stops the node that coordinates the transactions of an id, and starts it again. */
public final class CoordinatorOutage implements Consumer<String> {
  private static final Duration AWAY = Duration.ofSeconds(3);

  private final EmbeddedKafka kafka;

  /** Creates what stops nodes of a cluster. */
  public CoordinatorOutage(EmbeddedKafka kafka) {
    this.kafka = kafka;
  }

  @Override
  public void accept(String transactionalId) {
    int node = coordinator(transactionalId);
    kafka.stopNode(node);
    try {
      Thread.sleep(AWAY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      kafka.startNode(node);
    }
  }

  /** Returns the node that coordinates the transactions of an id. */
  public int coordinator(String transactionalId) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return admin
          .describeTransactions(List.of(transactionalId))
          .description(transactionalId)
          .get(30, TimeUnit.SECONDS)
          .coordinatorId();
    } catch (Exception e) {
      throw new IllegalStateException("The coordinator of " + transactionalId + " is unknown", e);
    }
  }
}

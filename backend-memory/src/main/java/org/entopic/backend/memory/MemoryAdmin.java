package org.entopic.backend.memory;

import java.util.List;
import java.util.Optional;
import org.entopic.CreationPlan;
import org.entopic.CreationPlan.PlannedTopic;
import org.entopic.model.TopicModel;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.StoreAdmin;

/** Creates and deletes what a database holds while somebody has it open; thread-safe. */
final class MemoryAdmin implements StoreAdmin {
  private final BackendConfig config;

  MemoryAdmin(BackendConfig config) {
    this.config = config;
  }

  private Optional<MemoryDatabase> database() {
    return MemoryDatabase.find(config.database());
  }

  @Override
  public boolean canConnect() {
    return true;
  }

  @Override
  public CreationPlan plan() {
    List<PlannedTopic> topics =
        config.stores().stream().map(store -> planned(store.type().topic())).toList();
    return new CreationPlan(config.database(), topics);
  }

  private PlannedTopic planned(TopicModel topic) {
    return new PlannedTopic(
        topic.name(),
        topic.partitions(),
        topic.replication(),
        topic.config(),
        database().filter(open -> open.has(topic.name())).isPresent(),
        List.of());
  }

  @Override
  public Created create() {
    return database().filter(MemoryDatabase::create).isPresent()
        ? Created.DATABASE
        : Created.NOTHING;
  }

  @Override
  public boolean delete() {
    return database().filter(MemoryDatabase::delete).isPresent();
  }
}

package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entopic.DatabaseStatus;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.DatabaseStatus.SetStatus;
import org.entopic.EntityContextFactory;
import org.entopic.itests.shop.ShopContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class StatusIT {
  private final String database = Shop.freshName();

  @Test
  void aReplicaTellsWhatItHoldsAndHowFarItHasRead() {
    try (var factory = Shop.replica(SharedBroker.address(), database).open()) {
      assertTold(factory, "replica");
    }
  }

  @Test
  void memoryTellsWhatItHoldsAndHowFarItHasRead() {
    try (var factory = Shop.memory(database).open()) {
      assertTold(factory, "memory");
    }
  }

  @Test
  void aClosedFactoryTellsNothing() {
    EntityContextFactory<ShopContext> factory = Shop.memory(database).open();
    factory.close();
    assertThatThrownBy(factory::status).hasMessageStartingWith("ENG-03");
  }

  private void assertTold(EntityContextFactory<ShopContext> factory, String backend) {
    assertThat(factory.status().sets()).extracting(SetStatus::count).containsOnly(0L);
    Shop.place(factory, 1, "Ada");
    Shop.place(factory, 2, "Bea");
    DatabaseStatus status = factory.status();
    assertThat(status.database()).isEqualTo(database);
    assertThat(status.backend()).isEqualTo(backend);
    SetStatus orders = set(status, "Order");
    SetStatus lines = set(status, "OrderLine");
    assertThat(orders.count()).isEqualTo(2);
    assertThat(lines.count()).isEqualTo(4);
    assertThat(orders.serializer()).isEqualTo("json");
    assertThat(orders.topic()).startsWith(database + ".");
    List<PartitionProgress> partitions = orders.partitions();
    assertThat(partitions).isNotEmpty().allMatch(each -> each.topic().equals(orders.topic()));
    assertThat(partitions.stream().mapToLong(PartitionProgress::position).sum())
        .isGreaterThanOrEqualTo(2);
  }

  private static SetStatus set(DatabaseStatus status, String name) {
    return status.sets().stream().filter(each -> each.name().equals(name)).findAny().orElseThrow();
  }
}

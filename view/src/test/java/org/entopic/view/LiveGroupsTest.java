package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.entopic.BadRecordPolicy;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.entopic.spi.backend.RowGroups;
import org.entopic.spi.backend.StoreDefinition;
import org.junit.jupiter.api.Test;

class LiveGroupsTest {
  private static final long UNLUCKY = 13;

  private final Items items = new Items("Items", 1);
  private final EntityView view = new EntityView(BadRecordPolicy.SKIP, bad -> {});

  /** Groups by amount, but for one that it cannot bear. */
  private record Superstitious(KeysByAmount sums) implements RowAggregation {
    @Override
    public Object groupOf(Row row) {
      if (sums.items().amount(row) == UNLUCKY) {
        throw new ArithmeticException("on purpose");
      }
      return sums.groupOf(row);
    }

    @Override
    public State start(Row member) {
      return sums.start(member);
    }
  }

  @Test
  void groupsThatCannotBeKeptAreGivenUpAndRowsAreSeen() {
    var aggregation = new Superstitious(items.keysByAmount);
    StoreDefinition plain = items.definition();
    view.addStores(
        List.of(
            new StoreDefinition(
                items.type,
                plain.decoder(),
                plain.schema(),
                plain.choice(),
                List.of(aggregation))));
    view.begin(items.ends(0)).until(items.ends(0));
    feed(items.put(0, 1, 5));
    try (ReadView before = view.open()) {
      RowGroups groups = before.groups(items.type, aggregation);
      feed(items.put(1, 2, UNLUCKY));
      assertThat(groups.find(5L)).isNotNull();
    }
    try (ReadView after = view.open()) {
      assertThat(items.state(after)).isEqualTo(Map.of(1, 5L, 2, UNLUCKY));
      assertThat(after.groups(items.type, aggregation)).isNull();
    }
  }

  @Test
  void groupsWithoutRowsAreForgotten() {
    view.addStores(List.of(items.definition()));
    view.begin(items.ends(0)).until(items.ends(0));
    for (int i = 0; i < 100; i++) {
      feed(items.put(i, 1, i));
    }
    try (ReadView open = view.open()) {
      var groups = new int[1];
      open.groups(items.type, items.keysByAmount).forEach(state -> groups[0]++);
      assertThat(groups[0]).isEqualTo(1);
      assertThat(open.groups(items.type, items.keysByAmount).find(98L)).isNull();
    }
  }

  private void feed(ViewRecord record) {
    view.apply(List.of(view.decode(record)));
    view.position(record.topic(), record.partition(), record.offset() + 1);
  }
}

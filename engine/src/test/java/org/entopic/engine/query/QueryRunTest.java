package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.model.EntityState;
import org.entopic.query.EntityQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryRunTest {
  private final Shop shop = new Shop();

  @BeforeEach
  void store() {
    shop.store(
        db ->
            IntStream.rangeClosed(1, 10)
                .forEach(i -> db.customers.add(new Customer(i, "c" + i, i % 3))));
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    shop.close();
  }

  private static List<Integer> ids(EntityQuery<Customer> query) {
    return query.toList().stream().map(c -> c.id).toList();
  }

  @Test
  void conditionsOrdersAndPagesApplyInTheOrderWritten() {
    try (var db = shop.context()) {
      EntityQuery<Customer> query =
          db.customers.where(CustomerFields.id.gt(2)).orderBy(CustomerFields.id.desc());
      assertThat(ids(query)).containsExactly(10, 9, 8, 7, 6, 5, 4, 3);
      assertThat(ids(query.skip(1).take(3))).containsExactly(9, 8, 7);
      assertThat(ids(query.take(3).skip(1))).containsExactly(9, 8);
      assertThat(ids(query.take(4).where(CustomerFields.id.lt(9)))).containsExactly(8, 7);
      assertThat(ids(query.take(3).orderBy(CustomerFields.id.asc()))).containsExactly(8, 9, 10);
      assertThat(ids(query.orderBy(CustomerFields.visits.asc()).thenBy(CustomerFields.id.desc())))
          .containsExactly(9, 6, 3, 10, 7, 4, 8, 5);
      assertThat(ids(query.take(0))).isEmpty();
      assertThat(ids(query.skip(Long.MAX_VALUE))).isEmpty();
    }
  }

  @Test
  void aQueryIsNotChangedByWhatIsBuiltOnIt() {
    try (var db = shop.context()) {
      EntityQuery<Customer> all = db.customers.orderBy(CustomerFields.id.asc());
      EntityQuery<Customer> few = all.take(2);
      assertThat(few.count()).isEqualTo(2);
      assertThat(all.count()).isEqualTo(10);
      shop.store(other -> other.customers.add(new Customer(11, "c11", 0)));
      assertThat(all.count()).isEqualTo(11);
    }
  }

  @Test
  void singleResultsAreDemandedOrOffered() {
    try (var db = shop.context()) {
      EntityQuery<Customer> none = db.customers.where(CustomerFields.name.eq("x"));
      EntityQuery<Customer> one = db.customers.where(CustomerFields.name.eq("c4"));
      EntityQuery<Customer> many = db.customers.where(CustomerFields.visits.eq(1));
      assertThat(one.single().id).isEqualTo(4);
      assertThat(one.singleOrEmpty()).isPresent();
      assertThat(one.first()).isPresent();
      assertThat(none.singleOrEmpty()).isEmpty();
      assertThat(none.first()).isEmpty();
      assertThat(none.any()).isFalse();
      assertThat(many.any()).isTrue();
      assertThat(many.count()).isEqualTo(4);
      assertThat(many.orderBy(CustomerFields.id.desc()).first().orElseThrow().id).isEqualTo(10);
      assertThatThrownBy(none::single)
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("QRY-20: The query of Customer has no result");
      assertThatThrownBy(many::single)
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("QRY-21");
      assertThatThrownBy(many::singleOrEmpty).hasMessageContaining("QRY-21");
    }
  }

  @Test
  void trackedResultsAreOneInstanceAKey() {
    try (var db = shop.context()) {
      Customer first = db.customers.where(CustomerFields.id.eq(1)).single();
      first.name = "changed";
      Customer again = db.customers.where(CustomerFields.name.eq("c1")).single();
      assertThat(again).isSameAs(first);
      assertThat(again.name).as("what the application changed").isEqualTo("changed");
      assertThat(db.entry(first).state()).isEqualTo(EntityState.MODIFIED);
      db.customers.remove(first);
      assertThat(db.customers.where(CustomerFields.id.eq(1)).single())
          .as("what is not saved is still stored")
          .isSameAs(first);
    }
  }

  @Test
  void untrackedResultsAreFresh() {
    try (var db = shop.context()) {
      EntityQuery<Customer> query = db.customers.where(CustomerFields.id.eq(1)).asNoTracking();
      Customer first = query.single();
      assertThat(query.single()).isNotSameAs(first);
      assertThat(db.entries()).isEmpty();
      assertThat(db.entry(query.asTracking().single()).state()).isEqualTo(EntityState.UNCHANGED);
    }
  }

  @Test
  void javaCodeFiltersAfterWhatIsBeforeIt() {
    try (var db = shop.context()) {
      EntityQuery<Customer> query =
          db.customers.orderBy(CustomerFields.id.asc()).take(6).filter(c -> c.id % 2 == 0).skip(1);
      assertThat(ids(query)).containsExactly(4, 6);
      assertThat(ids(query.asNoTracking())).containsExactly(4, 6);
      assertThat(query.count()).isEqualTo(2);
      assertThat(query.explain().steps())
          .containsExactly("KeyRange Customer ascending", "take 6", "filter in memory", "skip 1");
      Customer seen = query.asNoTracking().filter(c -> c.visits++ >= 0).first().orElseThrow();
      assertThat(seen.visits).as("the instance the filter saw").isEqualTo(2);
    }
  }

  @Test
  void streamsReadOneStateAndEndWithTheirContext() {
    try (var db = shop.context()) {
      try (Stream<Customer> stream = db.customers.orderBy(CustomerFields.id.asc()).stream()) {
        var iterator = stream.iterator();
        assertThat(iterator.next().id).isEqualTo(1);
        shop.store(other -> other.customers.add(new Customer(11, "c11", 0)));
        db.customers.add(new Customer(12));
        assertThat(IntStream.generate(() -> iterator.next().id).limit(9).max()).hasValue(10);
        assertThat(shop.memory.openViews).hasValue(1);
        assertThat(iterator.hasNext()).isFalse();
        assertThat(shop.memory.openViews).as("exhausted").hasValue(0);
      }
      try (Stream<Customer> stream = db.customers.stream()) {
        assertThat(stream.findFirst()).isPresent();
        assertThat(shop.memory.openViews).hasValue(1);
      }
      assertThat(shop.memory.openViews).as("closed").hasValue(0);
      var left = db.customers.stream().iterator();
      left.next();
      db.close();
      assertThat(shop.memory.openViews).as("closed by the context").hasValue(0);
      assertThatThrownBy(left::next).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void asynchronousTwinsAnswerTheSame() {
    try (var db = shop.context()) {
      EntityQuery<Customer> query = db.customers.where(CustomerFields.id.le(3));
      assertThat(query.toListAsync().join()).hasSize(3);
      assertThat(query.firstAsync().join()).isPresent();
      assertThat(query.anyAsync().join()).isTrue();
      assertThat(query.countAsync().join()).isEqualTo(3);
      assertThat(db.customers.where(CustomerFields.id.eq(3)).singleAsync().join().id).isEqualTo(3);
      assertThat(query.singleAsync())
          .failsWithin(java.time.Duration.ofSeconds(10))
          .withThrowableOfType(java.util.concurrent.ExecutionException.class)
          .withCauseInstanceOf(QueryException.class);
    }
  }
}

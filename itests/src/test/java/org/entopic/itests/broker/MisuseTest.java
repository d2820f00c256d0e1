package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.entopic.EntityContextFactory;
import org.entopic.SaveFailedException;
import org.entopic.UniqueConstraintException;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.OrderLine;
import org.entopic.itests.shop.ShopContext;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is wrong is said, and the context is as before. */
class MisuseTest {
  private final EntityContextFactory<ShopContext> factory = Shop.memory(Shop.freshName()).open();

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void aClosedContextSaysSo() {
    var db = factory.create();
    db.orders.add(Shop.order(1, "Ada"));
    db.close();
    assertThatThrownBy(db::saveChanges)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(ShopContext.class.getName())
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> db.orders.toList()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> db.orders.add(new Order(2, "Grace")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Shop.contents(factory)).isEqualTo(" = 0");
  }

  @Test
  void aContextOfAClosedFactorySaysSo() {
    var db = factory.create();
    db.orders.add(Shop.order(1, "Ada"));
    factory.close();
    assertThatThrownBy(db::saveChanges)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("factory")
        .hasMessageContaining("closed");
    assertThatThrownBy(factory::create).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> factory.changes(Order.class))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void overlappingUseIsRefusedAndHandingOverIsNot() throws Exception {
    Shop.place(factory, 1, "Ada");
    try (var db = factory.create()) {
      var inside = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      var query =
          CompletableFuture.supplyAsync(
              () ->
                  db.orders
                      .filter(
                          order -> {
                            inside.countDown();
                            return await(goOn);
                          })
                      .toList());
      assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
      Throwable refusal = catchThrowable(() -> db.orders.add(new Order(2, "Grace")));
      goOn.countDown();
      assertThat(query.get(30, TimeUnit.SECONDS)).hasSize(1);
      assertThat(refusal)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("in use by another thread");
      assertThat(db.hasChanges()).isFalse();
      db.orders.add(new Order(2, "Grace"));
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void twoInstancesWithOneKeyAreRefused() {
    try (var db = factory.create()) {
      Order first = Shop.order(1, "Ada");
      db.orders.add(first);
      assertThatThrownBy(() -> db.orders.add(new Order(1, "Grace").with("9", "nut")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Order")
          .hasMessageContaining("same key");
      assertThat(db.entries()).hasSize(3);
      assertThat(db.orders.local()).containsExactly(first);
      db.saveChanges();
    }
    assertThat(Shop.contents(factory)).isEqualTo("1:Ada[1-1, 1-2] = 2");
  }

  @Test
  void aKeyThatIsTakenIsRefused() {
    Shop.place(factory, 1, "Ada");
    try (var db = factory.create()) {
      Order second = new Order(1, "Grace");
      db.orders.add(second);
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(UniqueConstraintException.class)
          .hasMessageContaining("Order");
      assertThat(db.entry(second).state()).isEqualTo(EntityState.ADDED);
    }
    assertThat(Shop.contents(factory)).isEqualTo("1:Ada[1-1, 1-2] = 2");
  }

  @Test
  void aNullKeyIsRefused() {
    try (var db = factory.create()) {
      Throwable refusal =
          catchThrowable(
              () -> {
                db.lines.add(new OrderLine(null, "nut", 0));
                db.saveChanges();
              });
      assertThat(refusal).hasMessageContaining("OrderLine.id").hasMessageContaining("null");
      assertThat(Shop.contents(factory)).isEqualTo(" = 0");
    }
    try (var db = factory.create()) {
      assertThat(db.lines.find((Object) null)).isEmpty();
      assertThatThrownBy(() -> db.orders.find("1")).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> db.orders.find(1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aMissingValueIsRefusedAndCanBeMended() {
    try (var db = factory.create()) {
      Order order = Shop.order(1, "Ada");
      order.setCustomer(null);
      db.orders.add(order);
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(SaveFailedException.class)
          .hasMessageContaining("Order.customer");
      assertThat(db.entries()).hasSize(3).allMatch(e -> e.state() == EntityState.ADDED);
      assertThat(Shop.contents(factory)).isEqualTo(" = 0");
      order.setCustomer("Ada");
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(3);
    }
    assertThat(Shop.contents(factory)).isEqualTo("1:Ada[1-1, 1-2] = 2");
  }

  @Test
  void aMissingPrincipalIsRefused() {
    try (var db = factory.create()) {
      db.lines.add(new OrderLine("1-1", "nut", 0));
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(SaveFailedException.class)
          .hasMessageContaining("OrderLine")
          .hasMessageContaining("order");
    }
  }
}

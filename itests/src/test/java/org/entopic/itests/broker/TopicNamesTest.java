package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entopic.EntityContextFactory;
import org.entopic.ModelException;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.OrderLine;
import org.entopic.itests.shop.ShopContext;
import org.entopic.model.ModelBuilder;
import org.junit.jupiter.api.Test;

/** Names that topics cannot have are refused before anything is opened, all at once. */
class TopicNamesTest {
  private static void open(String database, String orders, String lines) {
    EntityContextFactory.of(() -> new NamedContext(orders, lines))
        .database(database)
        .backend("memory")
        .serializer("json")
        .open()
        .close();
  }

  @Test
  void reservedAndTooLongNamesAreListedTogether() {
    String tooLong = "x".repeat(250);
    assertThatThrownBy(() -> open("shop", "shop.__schemas", tooLong))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'shop.__schemas'")
        .hasMessageContaining("reserved")
        .hasMessageContaining("250 characters");
  }

  @Test
  void illegalAndCollidingNamesAreRefused() {
    assertThatThrownBy(() -> open("shop", "orders/all", ".."))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("orders/all")
        .hasMessageContaining("'..'");
    assertThatThrownBy(() -> open("shop", "shop.a_b", "shop.a.b"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("shop.a")
        .hasMessageContaining("Order")
        .hasMessageContaining("OrderLine");
  }

  @Test
  void aDatabaseThatCannotBeginTopicNamesIsRefused() {
    for (String name : new String[] {"__shop", "my shop", "", "y".repeat(240)}) {
      assertThatThrownBy(() -> open(name, "a", "b"))
          .as(name)
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("database name");
    }
  }

  /** A context that names its topics. */
  static final class NamedContext extends ShopContext {
    private final String orderTopic;
    private final String lineTopic;

    NamedContext(String orderTopic, String lineTopic) {
      this.orderTopic = orderTopic;
      this.lineTopic = lineTopic;
    }

    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Order.class).topic(orderTopic);
      model.entity(OrderLine.class).topic(lineTopic);
    }
  }
}

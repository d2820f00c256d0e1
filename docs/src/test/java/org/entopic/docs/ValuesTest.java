package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.entopic.EntityContextFactory;
import org.entopic.docs.Orders.Address;
import org.entopic.docs.Orders.Order;
import org.entopic.docs.Orders.OrderLine;
import org.junit.jupiter.api.Test;

/** What the chapter on values says. */
class ValuesTest {

  @Test
  void ordersOwnTheirLines() {
    try (var factory =
        EntityContextFactory.of(Orders::new)
            .database("orders-of-docs")
            .backend("memory")
            .serializer("json")
            .open()) {
      try (var db = factory.create()) {
        var order = new Order();
        order.id = 1;
        order.shipTo = new Address("Mill Road", "Ely");
        var line = new OrderLine();
        line.article = "wheel";
        order.lines.add(line);
        db.orders.add(order);
        assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      }
      try (var db = factory.create()) {
        Order order =
            db.orders
                .where(Orders_OrderFields.shipTo.then(Orders_AddressFields.city).eq("Ely"))
                .single();
        assertThat(order.lines).extracting(line -> line.article).containsExactly("wheel");
        assertThat(order.billTo).isNull();
        assertThat(db.hasChanges()).isFalse();
      }
    }
  }
}

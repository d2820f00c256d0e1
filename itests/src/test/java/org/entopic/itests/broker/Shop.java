package org.entopic.itests.broker;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.OrderFields;
import org.entopic.itests.shop.OrderLine;
import org.entopic.itests.shop.ShopContext;

/** What the tests do with the sample context, in the test's own process and in a second one. */
public final class Shop {
  private Shop() {}

  public static String freshName() {
    return "shop-" + UUID.randomUUID().toString().substring(0, 8);
  }

  public static EntityContextFactoryBuilder<ShopContext> replica(String address, String database) {
    return EntityContextFactory.of(ShopContext::new)
        .database(database)
        .backend("replica")
        .serializer("json")
        .bootstrapServers(address)
        .openTimeout(Duration.ofSeconds(30));
  }

  static EntityContextFactoryBuilder<ShopContext> memory(String database) {
    return EntityContextFactory.of(ShopContext::new)
        .database(database)
        .backend("memory")
        .serializer("json");
  }

  /** Returns an order with two lines. */
  static Order order(int id, String customer) {
    return new Order(id, customer).with(id + "-1", "nut").with(id + "-2", "bolt");
  }

  static ConsistencyToken place(
      EntityContextFactory<ShopContext> factory, int id, String customer) {
    try (var db = factory.create()) {
      db.orders.add(order(id, customer));
      return Objects.requireNonNull(db.saveChanges().token());
    }
  }

  static void rename(EntityContextFactory<ShopContext> factory, int id, String customer) {
    try (var db = factory.create()) {
      db.orders.find(id).orElseThrow().setCustomer(customer);
      db.saveChanges();
    }
  }

  static void cancel(EntityContextFactory<ShopContext> factory, int id) {
    try (var db = factory.create()) {
      db.orders.remove(
          db.orders.where(OrderFields.id.eq(id)).include(OrderFields.lines).toList().get(0));
      db.saveChanges();
    }
  }

  /** Returns everything that is stored as one line of text. */
  static String contents(EntityContextFactory<ShopContext> factory) {
    try (var db = factory.create()) {
      List<Order> orders =
          db.orders
              .asNoTracking()
              .orderBy(OrderFields.id.asc())
              .include(OrderFields.lines)
              .toList();
      return orders.stream().map(Shop::text).collect(Collectors.joining("; "))
          + " = "
          + db.lines.count();
    }
  }

  private static String text(Order order) {
    return order.getId()
        + ":"
        + order.getCustomer()
        + order.getLines().stream()
            .sorted(Comparator.comparing(line -> Objects.requireNonNull(line.getId())))
            .map(OrderLine::getId)
            .toList();
  }
}

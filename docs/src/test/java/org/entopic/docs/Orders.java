package org.entopic.docs;

import jakarta.persistence.Embedded;
import java.util.ArrayList;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;
import org.jspecify.annotations.Nullable;

/** Orders that own their lines and addresses. */
class Orders extends EntityContext {
  // region:owned
  static class Order {
    int id;
    @Embedded @Nullable Address shipTo;
    @Embedded @Nullable Address billTo;
    List<OrderLine> lines = new ArrayList<>();
  }

  record Address(String street, String city) {}

  static class OrderLine {
    int id;
    @Nullable String article;
  }

  final EntitySet<Order> orders = set(Order.class);

  @Override
  protected void configureModel(ModelBuilder model) {
    model.entity(Order.class).ownsMany(Orders_OrderFields.lines);
  }
  // end:owned
}

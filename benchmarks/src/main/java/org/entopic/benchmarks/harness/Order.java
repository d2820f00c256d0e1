package org.entopic.benchmarks.harness;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An entity of twelve fields, about 264 bytes as JSON. */
@Entity
public class Order {
  private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());

  @Id int id;
  long customer;
  String number;
  OrderStatus status;
  String currency;
  BigDecimal amount;
  int quantity;
  double weight;
  boolean express;
  Instant created;
  LocalDate due;
  UUID reference;

  @SuppressWarnings("NullAway.Init")
  protected Order() {}

  /** Creates an order whose values follow from its number. */
  public Order(int id) {
    this.id = id;
    this.customer = 1_000_000L + id % 10_000;
    this.number = "ORD-2026-" + id;
    this.status = STATUSES.get(id % 4);
    this.currency = id % 3 == 0 ? "EUR" : "USD";
    this.amount = BigDecimal.valueOf(100 + id % 1_000_000, 2);
    this.quantity = id % 100;
    this.weight = id % 977 / 8.0;
    this.express = id % 7 == 0;
    this.created = Instant.ofEpochSecond(1_780_000_000L + id, 123_000_000);
    this.due = LocalDate.ofEpochDay(20_600 + id % 365);
    this.reference = new UUID(0x0190_0000_0000_7000L + id, 0x8000_0000_0000_0000L + id);
  }

  void setQuantity(int quantity) {
    this.quantity = quantity;
  }
}

package org.entopic.scaffold;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A database with all that schemas can tell, and some things that they cannot. */
@NullMarked
class Shop extends EntityContext {
  final EntitySet<Customer> customers = set(Customer.class);
  final EntitySet<Purchase> purchases = set(Purchase.class);
  final EntitySet<Line> lines = set(Line.class);
  final EntitySet<Stock> stocks = set(Stock.class);
  final EntitySet<Payment> payments = set(Payment.class);

  private final String warehouse;

  Shop(String warehouse) {
    this.warehouse = warehouse;
  }

  @Override
  protected void configureModel(ModelBuilder model) {
    model.entity(Stock.class).topic(warehouse);
  }

  enum Status {
    OPEN,
    PAID
  }

  @Embeddable
  record Address(String street, @Nullable String zip) {}

  @Entity
  record Customer(
      @Id int id,
      String name,
      @Nullable Address home,
      @ElementCollection List<Address> others,
      @ElementCollection List<String> tags,
      @Nullable LocalDate born) {}

  @Entity
  static class Purchase {
    @Id UUID number = new UUID(0, 0);
    @ManyToOne @Nullable Customer customer;
    Status status = Status.OPEN;
    Instant at = Instant.EPOCH;
    BigDecimal total = BigDecimal.ZERO;
    byte @Nullable [] receipt;
    @Nullable Long weight;
  }

  record LineKey(UUID purchase, int position) {}

  @Entity
  @IdClass(LineKey.class)
  static class Line {
    @Id @ManyToOne Purchase purchase = new Purchase();
    @Id int position;
    String article = "";
    short count;
  }

  @Entity
  static class Stock {
    @Id String article = "";
    @Version int version;
    long pieces;
  }

  sealed interface Payment permits Card, Transfer {
    int id();
  }

  @Entity
  record Card(@Id int id, String number) implements Payment {}

  @Entity
  record Transfer(@Id int id, String iban) implements Payment {}

  /** Fills a context with rows, so many that keys cannot be told by chance. */
  static void fill(Shop db) {
    var purchases = new ArrayList<Purchase>();
    for (int i = 1; i <= 3; i++) {
      var customer =
          new Customer(
              i,
              "name " + i,
              i == 1 ? null : new Address("street " + i, i == 2 ? null : "" + i),
              List.of(new Address("other", null)),
              List.of("a", "b"),
              i == 1 ? null : LocalDate.of(2000, 1, i));
      db.customers.add(customer);
      var purchase = new Purchase();
      purchase.customer = customer;
      purchase.number = new UUID(7, i);
      purchase.status = i == 1 ? Status.OPEN : Status.PAID;
      purchase.at = Instant.ofEpochSecond(1_000_000_000L + i);
      purchase.total = new BigDecimal("1." + i + "0");
      purchase.receipt = i == 1 ? null : new byte[] {1, (byte) i};
      purchase.weight = i == 1 ? null : 1L << 40;
      db.purchases.add(purchase);
      purchases.add(purchase);
    }
    for (int i = 0; i < 4; i++) {
      var line = new Line();
      line.purchase = purchases.get(i % 3);
      line.position = i;
      line.article = "article " + i % 2;
      line.count = (short) (i + 1);
      db.lines.add(line);
    }
    var stock = new Stock();
    stock.article = "article 0";
    stock.pieces = 9;
    db.stocks.add(stock);
    db.payments.add(new Card(1, "4711"));
    db.payments.add(new Transfer(2, "DE00"));
    db.saveChanges();
  }
}

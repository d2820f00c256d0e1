package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ModelException;
import org.entopic.engine.model.ModelFactory;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that are, or have in them, references to other entities. */
class DerivedKeyTest {

  @Entity
  static class Invoice {
    @Id int number;

    Invoice() {}

    Invoice(int number) {
      this.number = number;
    }
  }

  record LineKey(int invoice, int position) {}

  @Entity
  @IdClass(LineKey.class)
  static class Line {
    @Id @ManyToOne Invoice invoice;
    @Id int position;
    String text = "";

    Line() {}

    Line(Invoice invoice, int position) {
      this.invoice = invoice;
      this.position = position;
    }
  }

  @Entity
  static class Receipt {
    @Id @OneToOne Invoice invoice;
    String text = "";
  }

  @Entity
  static class Remark {
    @Id @OneToOne Receipt receipt;
    String text = "";
  }

  @Entity
  static class Chicken {
    @Id @ManyToOne Egg egg;
  }

  @Entity
  static class Egg {
    @Id @ManyToOne Chicken chicken;
  }

  static class Billing extends EntityContext {
    final EntitySet<Invoice> invoices = set(Invoice.class);
    final EntitySet<Line> lines = set(Line.class);
    final EntitySet<Receipt> receipts = set(Receipt.class);
    final EntitySet<Remark> remarks = set(Remark.class);
  }

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final EntityContextFactory<Billing> factory =
      EntityContextFactory.of(Billing::new)
          .database("derived" + NUMBER.incrementAndGet())
          .backend("memory")
          .serializer("json")
          .open();

  @AfterEach
  void close() {
    factory.close();
  }

  private List<String> key(Class<?> type) {
    EntityTypeModel model = factory.model().entityType(type).orElseThrow();
    return model.primaryKey().properties().stream().map(PropertyModel::name).toList();
  }

  @Test
  void theForeignKeyTakesTheReferencesPlaceInTheKey() {
    assertThat(key(Line.class)).containsExactly("invoiceNumber", "position");
    assertThat(key(Receipt.class)).containsExactly("invoiceNumber");
    assertThat(key(Remark.class)).as("along a chain").containsExactly("receiptInvoiceNumber");
    assertThat(factory.model().entityType(Line.class).orElseThrow().sources())
        .containsEntry("key", ConfigurationSource.ANNOTATION);
    assertThat(factory.model().entityType(Line.class).orElseThrow().foreignKeys().get(0))
        .matches(key -> key.isRequired());
  }

  @Test
  void entitiesAreSavedFoundAndDeletedByDerivedKeys() {
    try (var db = factory.create()) {
      var invoice = new Invoice(7);
      db.lines.addAll(List.of(new Line(invoice, 1), new Line(invoice, 2)));
      var receipt = new Receipt();
      receipt.invoice = invoice;
      var remark = new Remark();
      remark.receipt = receipt;
      db.remarks.add(remark);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(5);
    }
    try (var db = factory.create()) {
      Line second = db.lines.find(7, 2).orElseThrow();
      second.text = "changed";
      db.saveChanges();
      assertThat(db.lines.find(new LineKey(7, 2)).orElseThrow()).isSameAs(second);
      Remark remark = db.remarks.find(7).orElseThrow();
      db.entry(remark).reference("receipt").load();
      assertThat(remark.receipt).isSameAs(db.receipts.find(7).orElseThrow());
      db.lines.remove(db.lines.find(7, 1).orElseThrow());
      db.saveChanges();
      assertThat(db.lines.count()).isEqualTo(1);
    }
  }

  @Test
  void keysThatDependOnThemselvesAreAProblem() {
    var failure =
        catchThrowableOfType(
            ModelException.class,
            () -> ModelFactory.build("test", List.of(Chicken.class, Egg.class), any -> {}));
    assertThat(failure.problems())
        .anyMatch(problem -> problem.startsWith("MOD-18") && problem.contains("Chicken.egg"))
        .anyMatch(problem -> problem.startsWith("MOD-18") && problem.contains("Egg.chicken"));
  }
}

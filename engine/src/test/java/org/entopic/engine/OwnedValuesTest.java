package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ComplexProperty;
import org.entopic.query.TextProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Values that live inside the record of their owner, whatever their class looks like. */
class OwnedValuesTest {

  record Money(long cents, String currency) {}

  static class Address {
    @Nullable String street;
    @Nullable String city;

    Address() {}

    Address(String street, String city) {
      this.street = street;
      this.city = city;
    }
  }

  /** Looks like an entity. */
  static class Line {
    int id;
    @Nullable String text;
    @Nullable Money price;
    int[] quantities = {};
    List<Money> rebates = new ArrayList<>();

    Line() {}

    Line(int id, String text) {
      this.id = id;
      this.text = text;
    }
  }

  @Entity
  static class Invoice {
    @Id int id;
    @Embedded @Nullable Address from;
    @Embedded @Nullable Address to;
    List<Line> lines = new ArrayList<>();
    @Nullable List<Line> notes;
    Set<Money> payments = new HashSet<>();
    String @Nullable [] tags;
    Money @Nullable [] fees;
    @Nullable Line first;

    Invoice() {}

    Invoice(int id) {
      this.id = id;
    }
  }

  static class Invoices extends EntityContext {
    final EntitySet<Invoice> invoices = set(Invoice.class);

    EntitySet<Line> lines() {
      return set(Line.class);
    }

    @Override
    protected void configureModel(ModelBuilder model) {
      model.complexType(Money.class);
      model
          .entity(Invoice.class)
          .ownsMany(CollectionProperty.of(Invoice.class, "lines", Line.class))
          .owns("notes")
          .owns("first");
    }
  }

  private EntityContextFactory<Invoices> factory;

  @BeforeEach
  void open(TestInfo test) {
    factory =
        EntityContextFactory.of(Invoices::new)
            .database("owned-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .open();
    try (var db = factory.create()) {
      var invoice = new Invoice(1);
      invoice.from = new Address("Mill Road", "Ely");
      invoice.to = new Address("High Street", "Ely");
      var line = new Line(7, "wheel");
      line.price = new Money(100, "EUR");
      line.quantities = new int[] {1, 2};
      line.rebates.add(new Money(5, "EUR"));
      invoice.lines.add(line);
      invoice.lines.add(new Line(7, "spoke"));
      invoice.payments.add(new Money(50, "EUR"));
      invoice.tags = new String[] {"a", null};
      invoice.fees = new Money[] {new Money(1, "EUR")};
      invoice.first = new Line(0, "first");
      db.invoices.add(invoice);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void everythingComesBackInsideItsOwner() {
    try (var db = factory.create()) {
      Invoice read = db.invoices.find(1).orElseThrow();
      assertThat(read.from.street).isEqualTo("Mill Road");
      assertThat(read.to.street).isEqualTo("High Street");
      assertThat(read.lines).extracting(line -> line.text).containsExactly("wheel", "spoke");
      assertThat(read.lines.get(0).price).isEqualTo(new Money(100, "EUR"));
      assertThat(read.lines.get(0).quantities).containsExactly(1, 2);
      assertThat(read.lines.get(0).rebates).containsExactly(new Money(5, "EUR"));
      assertThat(read.lines.get(1).price).isNull();
      assertThat(read.payments).containsExactly(new Money(50, "EUR"));
      assertThat(read.tags).containsExactly("a", null);
      assertThat(read.fees).containsExactly(new Money(1, "EUR"));
      assertThat(read.first.text).isEqualTo("first");
      assertThat(read.notes).as("null and empty of what can be null differ").isNull();
      assertThat(db.hasChanges()).isFalse();
    }
  }

  @Test
  void aChangedLeafChangesTheOwner() {
    changes(invoice -> invoice.from.city = "Cambridge");
    changes(invoice -> invoice.lines.get(1).text = "hub");
    changes(invoice -> invoice.lines.get(0).quantities[1] = 9);
    changes(invoice -> invoice.lines.get(0).rebates.clear());
    changes(invoice -> invoice.lines.remove(0));
    changes(invoice -> invoice.payments.add(new Money(60, "EUR")));
    changes(invoice -> invoice.tags[0] = "b");
    changes(invoice -> invoice.to = null);
    changes(invoice -> invoice.fees = null);
    changes(invoice -> invoice.notes = new ArrayList<>());
    try (var db = factory.create()) {
      assertThat(db.invoices.single().notes).isEmpty();
      assertThat(db.invoices.single().fees).isNull();
    }
  }

  private void changes(java.util.function.Consumer<Invoice> change) {
    try (var db = factory.create()) {
      Invoice invoice = db.invoices.find(1).orElseThrow();
      change.accept(invoice);
      assertThat(db.entry(invoice).state()).isEqualTo(EntityState.MODIFIED);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      assertThat(db.hasChanges()).isFalse();
    }
  }

  @Test
  void anEqualValueIsNoChange() {
    try (var db = factory.create()) {
      Invoice invoice = db.invoices.find(1).orElseThrow();
      invoice.from = new Address("Mill Road", "Ely");
      invoice.fees = invoice.fees.clone();
      invoice.lines = new ArrayList<>(invoice.lines);
      invoice.payments = Set.of(new Money(50, "EUR"));
      assertThat(db.hasChanges()).isFalse();
    }
  }

  @Test
  void whatIsOwnedGoesWithItsOwner() {
    try (var db = factory.create()) {
      db.invoices.remove(db.invoices.find(1).orElseThrow());
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      assertThat(db.invoices.any()).isFalse();
    }
  }

  @Test
  void pathsLeadIntoIt() {
    TextProperty<Invoice> city =
        ComplexProperty.of(Invoice.class, "from", Address.class)
            .then(TextProperty.text(Address.class, "city"));
    try (var db = factory.create()) {
      assertThat(db.invoices.where(city.eq("Ely")).count()).isEqualTo(1);
      assertThat(db.invoices.where(city.eq("Oslo")).any()).isFalse();
    }
  }

  @Test
  void itHasNoSetOfItsOwn() {
    try (var db = factory.create()) {
      assertThatThrownBy(() -> db.lines().any())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ENG-04")
          .hasMessageContaining("inside its owners");
      assertThatThrownBy(() -> db.entry(new Line())).isInstanceOf(IllegalArgumentException.class);
    }
  }
}

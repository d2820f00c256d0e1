package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
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
  static class Course {
    @Id String code;
    List<Enrollment> enrollments = new ArrayList<>();

    Course() {}

    Course(String code) {
      this.code = code;
    }
  }

  record EnrollmentKey(int invoice, String course) {}

  /** What joins two others and has data of its own. */
  @Entity
  @IdClass(EnrollmentKey.class)
  static class Enrollment {
    @Id @ManyToOne Invoice invoice;
    @Id @ManyToOne Course course;
    int grade;

    Enrollment() {}

    Enrollment(Invoice invoice, Course course, int grade) {
      this.invoice = invoice;
      this.course = course;
      this.grade = grade;
    }
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
    final EntitySet<Course> courses = set(Course.class);
    final EntitySet<Enrollment> enrollments = set(Enrollment.class);
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
  void aJoinWithDataOfItsOwnIsAnEntityWhoseKeyIsBothReferences() {
    assertThat(key(Enrollment.class)).containsExactly("invoiceNumber", "courseCode");
    try (var db = factory.create()) {
      var maths = new Course("M");
      var first = new Invoice(1);
      maths.enrollments.add(new Enrollment(first, maths, 2));
      maths.enrollments.add(new Enrollment(new Invoice(2), maths, 3));
      db.courses.add(maths);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(5);
    }
    try (var db = factory.create()) {
      Course maths = db.courses.find("M").orElseThrow();
      db.entry(maths).collection("enrollments").load();
      assertThat(maths.enrollments).hasSize(2);
      Enrollment second = db.enrollments.find(2, "M").orElseThrow();
      assertThat(maths.enrollments).contains(second);
      second.grade = 1;
      db.enrollments.remove(db.enrollments.find(new EnrollmentKey(1, "M")).orElseThrow());
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
      assertThat(maths.enrollments).containsExactly(second);
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

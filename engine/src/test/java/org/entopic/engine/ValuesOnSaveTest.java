package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ForeignKeyException;
import org.entopic.SaveFailedException;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.model.ModelFactory;
import org.entopic.model.EntityState;
import org.entopic.model.GenerationTime;
import org.entopic.model.ModelBuilder;
import org.entopic.model.ReferencePolicy;
import org.entopic.model.SaveBehavior;
import org.entopic.query.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Generated and computed values, and values that saves keep back, from the model to the save. */
class ValuesOnSaveTest {

  static class Person {
    int id;
    String first;
    String last;
    String full;
    String code;
    int createdBy;
    int changes;
    @Nullable String note;
    String origin;
    @Nullable String mail;

    Person() {}

    Person(int id, String first, String last) {
      this.id = id;
      this.first = first;
      this.last = last;
    }
  }

  static class Badge {
    String code;
    int id;

    Badge() {}

    Badge(int id, String code) {
      this.id = id;
      this.code = code;
    }
  }

  static class Loan {
    int id;
    String badgeCode;

    Loan() {}

    Loan(int id, String badgeCode) {
      this.id = id;
      this.badgeCode = badgeCode;
    }
  }

  private static final Property<Person, String> INITIALS =
      Property.of(Person.class, "initials", String.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  static class People extends EntityContext {
    final EntitySet<Person> people = set(Person.class);
    final EntitySet<Badge> badges = set(Badge.class);
    final EntitySet<Loan> loans = set(Loan.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      var counter = new AtomicInteger();
      var person = model.entity(Person.class);
      person.computed("full", p -> p.first + " " + p.last);
      person
          .property("code")
          .valueGenerator(GenerationTime.ON_ADD, (entity, any) -> "c" + ((Person) entity).id);
      person
          .property("changes")
          .valueGenerator(
              GenerationTime.ON_ADD_OR_UPDATE, (entity, any) -> counter.incrementAndGet());
      person.property("createdBy").afterSave(SaveBehavior.THROW);
      person.property("note").beforeSave(SaveBehavior.THROW);
      person
          .property("origin")
          .defaultValue("here")
          .beforeSave(SaveBehavior.IGNORE)
          .afterSave(SaveBehavior.IGNORE);
      person.shadowProperty("initials", String.class);
      person.computed("initials", p -> p.first.substring(0, 1) + p.last.charAt(0));
      person.property("mail").comparer(People::same);
      model.entity(Badge.class).alternateKey("code");
      model
          .entity(Loan.class)
          .hasOne(Badge.class)
          .withMany()
          .foreignKey("badgeCode")
          .principalKey("code")
          .policy(ReferencePolicy.REJECT);
    }

    private static boolean same(Object left, Object right) {
      return left.toString().equalsIgnoreCase(right.toString());
    }
  }

  private final EntityContextFactory<People> factory =
      EntityContextFactory.of(People::new)
          .database("onsave" + NUMBER.incrementAndGet())
          .backend("memory")
          .serializer("json")
          .open();

  @AfterEach
  void close() {
    factory.close();
  }

  private static Person ada() {
    var ada = new Person(1, "Ada", "Byron");
    return ada;
  }

  private static SaveFailedException refused(People db) {
    return catchThrowableOfType(SaveFailedException.class, () -> db.saveChanges());
  }

  @Test
  void computedValuesFollowTheEntityAtEverySave() {
    try (var db = factory.create()) {
      Person ada = ada();
      ada.full = "whatever";
      db.people.add(ada);
      db.saveChanges();
      assertThat(ada.full).isEqualTo("Ada Byron");
      assertThat(db.entry(ada).property("initials").current()).isEqualTo("AB");
      ada.last = "Lovelace";
      db.saveChanges();
      assertThat(ada.full).isEqualTo("Ada Lovelace");
    }
    try (var db = factory.create()) {
      Person stored = db.people.find(1).orElseThrow();
      assertThat(stored.full).isEqualTo("Ada Lovelace");
      assertThat(db.people.where(INITIALS.eq("AL")).count()).isEqualTo(1);
      stored.full = "changed by hand";
      db.saveChanges();
      assertThat(stored.full).isEqualTo("Ada Lovelace");
      assertThat(db.hasChanges()).isFalse();
    }
  }

  @Test
  void generatorsRunWhenTheModelSays() {
    try (var db = factory.create()) {
      Person ada = ada();
      db.people.add(ada);
      assertThat(ada.code).isEqualTo("c1");
      assertThat(ada.changes).isEqualTo(1);
      db.saveChanges();
      ada.first = "Augusta";
      db.saveChanges();
      assertThat(ada.code).isEqualTo("c1");
      assertThat(ada.changes).isEqualTo(2);
      ada.changes = 99;
      db.saveChanges();
      assertThat(ada.changes).as("the application's own value").isEqualTo(99);
      db.saveChanges();
      assertThat(ada.changes).as("nothing changed").isEqualTo(99);
    }
  }

  @Test
  void valuesThatMustNotBeSetAreRefusedTogether() {
    try (var db = factory.create()) {
      Person ada = ada();
      ada.createdBy = 7;
      db.people.add(ada);
      db.saveChanges();
      ada.createdBy = 8;
      var grace = new Person(2, "Grace", "Hopper");
      grace.note = "set too early";
      db.people.add(grace);

      SaveFailedException failure = refused(db);

      assertThat(failure)
          .hasMessageContaining("TRK-41")
          .hasMessageContaining("'Person.createdBy' cannot change once it is stored")
          .hasMessageContaining("'Person.note' must be unset")
          .hasMessageNotContaining("too early");
      assertThat(failure.entries()).hasSize(2);
      ada.createdBy = 7;
      grace.note = null;
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      grace.note = "later is fine";
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  @Test
  void ignoredValuesAreNotWrittenAndGoBack() {
    try (var db = factory.create()) {
      Person ada = ada();
      ada.origin = "elsewhere";
      db.people.add(ada);
      db.saveChanges();
      assertThat(ada.origin).isEqualTo("here");
      ada.origin = "moved";
      assertThat(db.entry(ada).state()).isEqualTo(EntityState.MODIFIED);
      assertThat(db.saveChanges().entitiesWritten()).isZero();
      assertThat(ada.origin).isEqualTo("here");
      assertThat(db.entry(ada).state()).isEqualTo(EntityState.UNCHANGED);
      ada.origin = "moved again";
      ada.last = "Lovelace";
      db.saveChanges();
      assertThat(db.entry(ada).databaseValues().orElseThrow().get("origin")).isEqualTo("here");
    }
  }

  @Test
  void comparersTellEqualValues() {
    try (var db = factory.create()) {
      Person ada = ada();
      ada.mail = "ada@example.org";
      db.people.add(ada);
      db.saveChanges();
      ada.mail = "Ada@Example.org";
      assertThat(db.hasChanges()).isFalse();
      ada.mail = null;
      assertThat(db.hasChanges()).isTrue();
    }
  }

  @Test
  void alternateKeysAreUniqueUnchangeableAndReferredTo() {
    try (var db = factory.create()) {
      var badge = new Badge(1, "A");
      db.badges.add(badge);
      db.loans.add(new Loan(1, "A"));
      db.saveChanges();
      badge.code = "B";
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("'Badge'")
          .hasMessageContaining("(code)");
      badge.code = "A";
    }
    try (var db = factory.create()) {
      db.badges.add(new Badge(2, "A"));
      assertThat(refused(db)).isInstanceOf(UniqueConstraintException.class);
    }
    try (var db = factory.create()) {
      db.loans.add(new Loan(2, "Z"));
      assertThat(refused(db)).isInstanceOf(ForeignKeyException.class);
      db.clear();
      db.badges.add(new Badge(3, "Z"));
      db.loans.add(new Loan(2, "Z"));
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
    }
  }

  @Test
  void dependentsByAlternateKeyFollowTheirPrincipal() {
    try (var db = factory.create()) {
      db.badges.addAll(List.of(new Badge(1, "A"), new Badge(2, "B")));
      db.loans.add(new Loan(1, "A"));
      db.saveChanges();
    }
    try (var db = factory.create()) {
      db.badges.remove(db.badges.find(2).orElseThrow());
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      db.badges.remove(db.badges.find(1).orElseThrow());
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
      assertThat(db.loans.find(1)).isEmpty();
    }
  }

  @Test
  void contradictionsAreProblemsAllAtOnce() {
    var failure =
        catchThrowableOfType(
            org.entopic.ModelException.class,
            () ->
                ModelFactory.build(
                    "test",
                    List.of(Person.class),
                    model -> {
                      model.entity(Person.class).computed("id", p -> 1);
                      model.entity(Person.class).property("code").maxLength(0);
                      model
                          .entity(Person.class)
                          .property("note")
                          .defaultValue("n")
                          .beforeSave(SaveBehavior.THROW);
                    }));
    assertThat(failure.problems())
        .hasSize(3)
        .allMatch(problem -> problem.startsWith("MOD-74") && problem.contains("Person."));
  }
}

package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ModelException;
import org.entopic.SaveFailedException;
import org.entopic.engine.blog.Blog;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.query.ReferenceProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What contexts say to wrong use: type and property, the fact, what to do, and no values. */
class BadUseTest {
  private static final String SECRET = "s3cret-value";

  static class Person {
    int id;
    @Nullable String name;
    @Nullable String mail;
    @Nullable Person mentor;

    Person() {}

    Person(int id) {
      this.id = id;
      name = SECRET;
      mail = SECRET;
    }
  }

  record LockKey(long key) {}

  @IdClass(LockKey.class)
  static class Lock {
    @Id @ManyToOne @Nullable Key key;
  }

  record KeyOfLock(LockKey lock) {}

  @IdClass(KeyOfLock.class)
  static class Key {
    @Id @ManyToOne @Nullable Lock lock;
  }

  static final class Locks extends EntityContext {
    Locks() {
      set(Lock.class);
      set(Key.class);
    }
  }

  static class Owner {
    int id;
    @Nullable Owned first;
    @Nullable Owned second;
  }

  static class Owned {
    int id;
    @Nullable Owner one;
    @Nullable Owner other;
  }

  static final class Ambiguous extends EntityContext {
    Ambiguous() {
      set(Owner.class);
      set(Owned.class);
    }
  }

  static final class People extends EntityContext {
    final EntitySet<Person> people = set(Person.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      var person = model.entity(Person.class);
      person.property("name").required();
      person.property("mail").required();
      person
          .hasOne(ReferenceProperty.of(Person.class, "mentor", Person.class))
          .withMany()
          .required();
    }
  }

  private final EntityContextFactory<People> factory;
  private People db;

  BadUseTest(TestInfo test) {
    factory =
        EntityContextFactory.of(People::new)
            .database("bad-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .open();
  }

  @BeforeEach
  void create() {
    db = factory.create();
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
  }

  private static void assertRefused(
      ThrowingCallable use, Class<? extends Exception> type, String... parts) {
    assertThatThrownBy(use)
        .isInstanceOf(type)
        .hasMessageContainingAll(parts)
        .message()
        .as("values")
        .doesNotContain(SECRET)
        .doesNotContain("4711");
  }

  private Person stored() {
    var person = new Person(4711);
    person.mentor = person;
    db.people.add(person);
    db.saveChanges();
    return person;
  }

  @Test
  void aDuplicateKeyInOneContext() {
    stored();
    assertRefused(
        () -> db.people.attach(new Person(4711)),
        IllegalStateException.class,
        "'Person'",
        "same key",
        "(id)",
        "new context");
  }

  @Test
  void aChangedKeyOfAStoredEntity() {
    Person person = stored();
    person.id = 5;
    assertRefused(
        db::saveChanges,
        IllegalStateException.class,
        "'Person'",
        "(id)",
        "Keys cannot change",
        "remove the entity");
    person.id = 4711;
    assertThat(db.entry(person).state()).isEqualTo(EntityState.UNCHANGED);
  }

  @Test
  void anUnknownProperty() {
    Person person = stored();
    assertRefused(
        () -> db.entry(person).property("nmae"), IllegalArgumentException.class, "Person", "nmae");
    assertRefused(
        () -> db.entry(person).currentValues().setAll(Map.of("nmae", SECRET)),
        IllegalArgumentException.class,
        "Person",
        "nmae");
  }

  @Test
  void aValueOfAWrongType() {
    Person person = stored();
    assertRefused(
        () -> db.entry(person).property("id").setCurrent(SECRET),
        IllegalArgumentException.class,
        "Person",
        "id",
        "int");
    assertRefused(
        () -> db.entry(person).property("name").setCurrent(4711),
        IllegalArgumentException.class,
        "Person",
        "name",
        "String");
  }

  @Test
  void requiredNullsAllOfThemAtOnce() {
    Person person = stored();
    person.name = null;
    person.mail = null;
    var other = new Person(2);
    other.name = null;
    other.mentor = person;
    db.people.add(other);

    assertRefused(
        db::saveChanges,
        SaveFailedException.class,
        "'Person.name' is required",
        "'Person.mail' is required");
    assertThat(db.entry(person).state()).isEqualTo(EntityState.MODIFIED);
    assertThat(db.entry(other).state()).isEqualTo(EntityState.ADDED);
  }

  @Test
  void aMissingRequiredPrincipal() {
    db.people.add(new Person(4711));
    assertRefused(
        db::saveChanges, SaveFailedException.class, "'Person.mentor'", "'Person'", "Set one");
  }

  @Test
  void anAmbiguousRelation() {
    assertRefused(
        () -> EntityContextFactory.of(Ambiguous::new).database("d").buildModel(),
        ModelException.class,
        "Owner",
        "Owned",
        "first",
        "other",
        "ambiguous",
        "mappedBy");
  }

  @Test
  void keysThatAreEachOthers() {
    assertRefused(
        () -> EntityContextFactory.of(Locks::new).database("d").buildModel(),
        ModelException.class,
        "Lock",
        "Key");
  }

  @Test
  void cyclesOfRequiredRelationsAreOneSave() {
    var first = new Person(1);
    var second = new Person(2);
    first.mentor = second;
    second.mentor = first;
    db.people.add(first);
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
  }

  @Test
  void anEntityOfAnotherModel() {
    assertRefused(
        () -> db.entry(new Blog(4711, SECRET)), IllegalArgumentException.class, "Blog", "model");
  }
}

package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.model.EntityState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values whose own equality is not that of what they hold. */
class ArraysInValuesTest {

  /** A record that compares its array by identity. */
  @Embeddable
  record Photo(String name, byte[] data) {}

  static class Person {
    int id;
    @Nullable Photo photo;
    @Nullable BigDecimal balance;
  }

  static final class People extends EntityContext {
    final EntitySet<Person> people = set(Person.class);
  }

  @Test
  void theyAreComparedByWhatIsStored() {
    try (var factory =
        EntityContextFactory.of(People::new)
            .database("arrays-in-values")
            .backend("memory")
            .serializer("json")
            .open()) {
      var person = new Person();
      person.photo = new Photo("face", new byte[] {1, 2});
      person.balance = new BigDecimal("1.50");
      try (People db = factory.create()) {
        db.people.add(person);
        db.saveChanges();

        person.photo = new Photo("face", new byte[] {1, 2});
        assertThat(db.entry(person).state()).as("equal array").isEqualTo(EntityState.UNCHANGED);

        person.photo.data()[0] = 9;
        assertThat(db.entry(person).state()).as("changed in place").isEqualTo(EntityState.MODIFIED);
        assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
        person.photo.data()[0] = 7;
      }
      try (People db = factory.create()) {
        Person stored = db.people.find(0).orElseThrow();
        assertThat(stored.photo.data()).as("not the caller's array").containsExactly(9, 2);
        assertThat(stored.balance).as("its scale").isEqualTo(new BigDecimal("1.50"));
      }
    }
  }
}

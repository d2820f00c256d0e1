package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import org.entopic.annotation.FormerNames;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.query.Property;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How classes that extend one another become one model. */
class HierarchyModelTest {

  @Entity
  static class Animal {
    @Id int id;
    @Nullable String name;
  }

  @Entity
  static class Dog extends Animal {
    int tricks;
    @Nullable String owner;
  }

  @Entity
  static class Cat extends Animal {
    @Nullable String owner;
  }

  @Test
  void rowsHaveRoomForAllClasses() {
    EngineModel model = Models.of(Animal.class, Dog.class, Cat.class);

    assertThat(model.entityTypes()).hasSize(1);
    EntityTypeModel animal = Models.type(model, Animal.class);
    assertThat(animal.properties())
        .extracting(PropertyModel::name)
        .containsExactlyInAnyOrder("id", "name", "tricks", "owner", "DTYPE");
    assertThat(animal.property("tricks").orElseThrow().isNullable()).isTrue();
    EntityTypeModel dog = Models.type(model, Dog.class);
    assertThat(dog.rootType()).isSameAs(animal);
    assertThat(dog.baseType()).contains(animal);
    assertThat(dog.property("tricks").orElseThrow().isNullable()).isFalse();
    assertThat(dog.topic()).isEqualTo(animal.topic());
    assertThat(animal.derivedTypes()).containsExactly(dog, Models.type(model, Cat.class));
    assertThat(Models.type(model, Cat.class).property("tricks")).isEmpty();
    assertThat(animal.discriminatorValue()).contains("Animal");
    assertThat(model.describe()).contains("derived Dog").contains("discriminator DTYPE");
  }

  @Test
  void whatTheTopDoesNotDeclareMayBeMissing() {
    EngineModel model = Models.of(m -> m.entity(Account.class).derived(Savings.class));
    assertThat(Models.property(model, Account.class, "rate").isNullable())
        .as("another class may be added")
        .isTrue();
    assertThat(Models.property(model, Savings.class, "rate").isNullable()).isFalse();
    assertThat(Models.property(model, Account.class, "id").isNullable()).isFalse();
  }

  @Test
  void aSuperClassThatIsAnEntityJoinsTheModel() {
    EngineModel model = Models.of(Dog.class);
    assertThat(model.entityTypes()).extracting(EntityTypeModel::name).containsExactly("Animal");
  }

  @Test
  void rowsBecomeInstancesOfTheClassTheyName() {
    EngineModel model = Models.of(Animal.class, Dog.class, Cat.class);
    EntityMapping mapping = Models.mapping(model, Animal.class);
    var dog = new Dog();
    dog.id = 7;
    dog.tricks = 3;
    dog.owner = "o";

    Row row = Models.row(mapping, dog);

    assertThat(mapping.instantiate(row)).isInstanceOf(Dog.class);
    assertThat(mapping.matches(dog, row)).isTrue();
    assertThat(mapping.key(row)).isEqualTo(7);
    dog.tricks = 4;
    assertThat(mapping.differences(dog, row).cardinality()).isEqualTo(1);
    var cat = new Cat();
    assertThat(mapping.has(cat, Models.property(model, Animal.class, "tricks"))).isFalse();
    assertThat(mapping.matches(cat, row)).isFalse();
    assertThatThrownBy(() -> mapping.refresh(row, cat)).hasMessageContaining("MOD-113");
  }

  static class Puppy extends Dog {}

  @Test
  void instancesOfUnmappedClassesAreWhatTheyExtend() {
    EngineModel model = Models.of(Animal.class, Dog.class);
    EntityMapping mapping = Models.mapping(model, Animal.class);
    var puppy = new Puppy();
    puppy.tricks = 1;
    assertThat(mapping.instantiate(Models.row(mapping, puppy))).isExactlyInstanceOf(Dog.class);
    assertThat(model.entityType(Puppy.class)).contains(Models.type(model, Dog.class));
  }

  @Entity
  abstract static class Account {
    @Id int id;
  }

  @Test
  void anInstanceOfAnAbstractClassIsRefused() {
    EngineModel model = Models.of(m -> m.entity(Account.class).derived(Savings.class));
    EntityMapping mapping = Models.mapping(model, Account.class);
    assertThatThrownBy(() -> mapping.key(new Account() {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MOD-110");
  }

  @Entity
  static class Savings extends Account {
    double rate;
  }

  @Test
  void anAbstractClassNeedsOneThatIsNot() {
    assertThat(Models.problems(Account.class)).singleElement().asString().contains("MOD-04");
    assertThat(Models.of(Account.class, Savings.class).entityTypes()).hasSize(1);
  }

  sealed interface Sign permits Cross, Tick {
    int id();
  }

  record Cross(int id, String text) implements Sign {}

  record Tick(int id, int weight) implements Sign {}

  @Test
  void recordsOfASealedInterfaceAreOneHierarchy() {
    EngineModel model = Models.of(Sign.class);
    EntityTypeModel sign = Models.type(model, Sign.class);
    assertThat(sign.primaryKey().properties())
        .extracting(PropertyModel::name)
        .containsExactly("id");
    assertThat(sign.derivedTypes())
        .extracting(EntityTypeModel::name)
        .containsExactly("Cross", "Tick");
    EntityMapping mapping = Models.mapping(model, Sign.class);
    Row row = Models.row(mapping, new Tick(1, 2));
    assertThat(mapping.instantiate(row)).isEqualTo(new Tick(1, 2));
    assertThat(mapping.isImmutable()).isTrue();
    assertThat(mapping.with(new Tick(1, 2), Models.property(model, Sign.class, "weight"), 5))
        .isEqualTo(new Tick(1, 5));
  }

  @Entity
  @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.INTEGER)
  @DiscriminatorValue("1")
  static class Paper {
    @Id int id;
  }

  @Entity
  @DiscriminatorValue("2")
  @FormerNames({"12", "22"})
  static class Book extends Paper {
    int pages;
  }

  @Test
  void annotationsNameFieldAndValues() {
    EngineModel model = Models.of(Paper.class, Book.class);
    PropertyModel kind = Models.property(model, Paper.class, "kind");
    assertThat(kind.storeType()).isEqualTo(new StoreType.Scalar(ScalarType.INT));
    EntityTypeModel book = Models.type(model, Book.class);
    assertThat(book.discriminatorValue()).contains(2);
    assertThat(book.formerDiscriminatorValues()).containsExactly(12, 22);
    EntityMapping mapping = Models.mapping(model, Paper.class);
    assertThat(mapping.instantiate(Models.row(mapping, new Book()))).isInstanceOf(Book.class);
  }

  @Test
  void theBuilderWins() {
    EngineModel model =
        Models.of(
            m -> {
              m.entity(Animal.class).discriminator("species").topic("zoo").derived(Dog.class);
              m.entity(Dog.class).discriminatorValue("d", "hound").index("tricks");
              m.entity(Animal.class).property("name").maxLength(9);
            });
    EntityTypeModel animal = Models.type(model, Animal.class);
    assertThat(animal.discriminator().orElseThrow().name()).isEqualTo("species");
    assertThat(animal.topic().name()).isEqualTo("zoo");
    assertThat(animal.indexes()).hasSize(1);
    assertThat(animal.property("name").orElseThrow().maxLength()).hasValue(9);
    EntityTypeModel dog = Models.type(model, Dog.class);
    assertThat(dog.discriminatorValue()).contains("d");
    assertThat(dog.formerDiscriminatorValues()).containsExactly("hound");
    assertThat(dog.property("name").orElseThrow().maxLength()).hasValue(9);
  }

  @Entity
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  static class Vehicle {
    @Id int id;
  }

  @Entity
  static class Car extends Vehicle {
    int doors;
  }

  @Test
  void eachClassCanHaveItsTopic() {
    EngineModel model = Models.of(Vehicle.class, Car.class);
    EntityTypeModel vehicle = Models.type(model, Vehicle.class);
    assertThat(vehicle.storedTypes())
        .extracting(type -> type.topic().name())
        .containsExactly("test.Vehicle", "test.Car");
    EntityTypeModel car = Models.type(model, Car.class);
    assertThat(car.storedTypes()).containsExactly(car);
    assertThat(car.properties()).extracting(PropertyModel::name).containsExactly("id", "doors");
    assertThat(car.property("doors").orElseThrow().isNullable()).isFalse();
    EngineModel single =
        Models.of(m -> m.entity(Vehicle.class).singleTopic(), Vehicle.class, Car.class);
    assertThat(Models.type(single, Car.class).storedTypes())
        .containsExactly(Models.type(single, Vehicle.class));
  }

  @MappedSuperclass
  abstract static class Dated {
    @Nullable String day;
  }

  @Entity
  static class Entry extends Dated {
    @Id int id;
  }

  @Entity
  static class LateEntry extends Entry {
    int minutes;
  }

  @Test
  void aMappedSuperclassIsNoEntity() {
    EngineModel model = Models.of(Entry.class, LateEntry.class);
    assertThat(model.entityTypes()).extracting(EntityTypeModel::name).containsExactly("Entry");
    assertThat(Models.type(model, LateEntry.class).property("day")).isPresent();
  }

  @Entity
  static class Robin extends Animal {
    double tricks;
  }

  @Entity
  static class Wren extends Animal {
    @Column(name = "feats")
    int tricks;
  }

  @Test
  void membersOfOneNameMustBeAlike() {
    assertThat(Models.problems(Animal.class, Dog.class, Robin.class))
        .singleElement()
        .asString()
        .contains("MOD-101", "'tricks'", "Robin");
    assertThat(Models.problems(Animal.class, Dog.class, Wren.class))
        .singleElement()
        .asString()
        .contains("MOD-101");
  }

  @Entity
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Joined {
    @Id int id;
  }

  @Entity
  static class JoinedChild extends Joined {}

  @Entity
  record Loose(@Id int id) implements Mixed {}

  sealed interface Mixed permits Loose, Fast {}

  static final class Fast implements Mixed {
    @Id int number;
  }

  @Test
  void whatCannotWorkIsSaid() {
    assertThat(Models.problems(Joined.class, JoinedChild.class))
        .singleElement()
        .asString()
        .contains("MOD-106");
    assertThat(
            Models.problems(
                m -> {
                  m.entity(Dog.class).discriminatorValue("x");
                  m.entity(Cat.class).discriminatorValue("x");
                  m.entity(Animal.class).discriminator("name");
                }))
        .hasSize(2)
        .anySatisfy(text -> assertThat(text).contains("MOD-105", "'x'"))
        .anySatisfy(text -> assertThat(text).contains("MOD-103", "'name'"));
    assertThat(
            Models.problems(
                m -> {
                  m.entity(Dog.class).discriminatorValue(1);
                  m.entity(Cat.class)
                      .filter(Property.of(Cat.class, "owner", String.class).isNull())
                      .key("id");
                }))
        .hasSize(3)
        .anySatisfy(text -> assertThat(text).contains("MOD-104", "several types"))
        .anySatisfy(text -> assertThat(text).contains("MOD-102", "filter"))
        .anySatisfy(text -> assertThat(text).contains("MOD-102", "key"));
    assertThat(Models.problems(Mixed.class))
        .anySatisfy(text -> assertThat(text).contains("MOD-107"));
  }
}

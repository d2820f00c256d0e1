package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.EntitySet;
import org.entopic.Lazy;
import org.entopic.ModelException;
import org.entopic.annotation.AutoInclude;
import org.entopic.engine.query.shop.Card;
import org.entopic.engine.query.shop.CardFields;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.model.DebugView;
import org.entopic.model.EntityModel;
import org.entopic.model.ModelBuilder;
import org.entopic.query.EntityQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutoIncludeTest {
  private final Shop shop = new Shop();
  private final EntityContextFactory<IncludingContext> factory = shop.with(IncludingContext::new);

  /** Purchases come with their customers, and customers with their cards. */
  static class IncludingContext extends ShopContext {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Purchase.class).autoInclude(PurchaseFields.customer);
      model.entity(Customer.class).autoInclude(CustomerFields.card);
    }
  }

  @BeforeEach
  void store() {
    shop.store(
        db -> {
          Customer ann = new Customer(1, "ann", 1);
          Customer bob = new Customer(2, "bob", 2);
          db.customers.addAll(List.of(ann, bob));
          db.purchases.addAll(
              List.of(
                  new Purchase("eu", 1, 100, ann),
                  new Purchase("eu", 2, 200, ann),
                  new Purchase("us", 1, 300, bob)));
          db.cards.add(new Card("n1", ann));
        });
  }

  @AfterEach
  void close() {
    factory.close();
    shop.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyQueryOfEntitiesIncludesAndSoDoesWhatItIncludes(IncludeTest.Mode mode) {
    try (var db = factory.create()) {
      EntityQuery<Purchase> query = mode.of(db.purchases.orderBy(PurchaseFields.cents.asc()));
      for (List<Purchase> purchases :
          List.of(
              query.toList(),
              query.async(q -> q.toList()).join(),
              EntityProjectionTest.streamed(query))) {
        assertThat(purchases).extracting(p -> p.customer.name).containsExactly("ann", "ann", "bob");
        assertThat(purchases.get(0).customer.card.number).isEqualTo("n1");
        assertThat(purchases.get(2).customer.card).isNull();
      }
      assertThat(query.first().orElseThrow().customer.card.number).isEqualTo("n1");
      assertThat(query.explain().steps())
          .contains(
              "auto-include Purchase.customer by KeyLookup Customer",
              "auto-include Customer.card by IndexLookup Card uq_customerId");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsIncludedByTheQueryBringsItsOwn(IncludeTest.Mode mode) {
    try (var db = factory.create()) {
      Card card = mode.of(db.cards.include(CardFields.customer).ignoreAutoIncludes()).single();
      assertThat(card.customer.name).isEqualTo("ann");
      Customer ann =
          mode.of(
                  db.customers
                      .where(CustomerFields.id.eq(1))
                      .include(
                          CustomerFields.purchases,
                          all -> all.orderBy(PurchaseFields.cents.desc()).take(1)))
              .single();
      assertThat(ann.card.number).isEqualTo("n1");
      assertThat(ann.purchases).extracting(p -> p.cents).containsExactly(200L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQueryCanDoWithout(IncludeTest.Mode mode) {
    try (var db = factory.create()) {
      EntityQuery<Purchase> query = mode.of(db.purchases.ignoreAutoIncludes());
      assertThat(query.toList()).hasSize(3).allMatch(p -> p.customer == null);
      assertThat(query.explain().steps()).noneMatch(step -> step.contains("include"));
      assertThat(query.include(PurchaseFields.customer).toList())
          .allMatch(p -> p.customer != null && p.customer.card == null);
    }
  }

  @Test
  void valuesAndNumbersOfResultsComeWithNothing() {
    try (var db = factory.create()) {
      assertThat(db.purchases.select(PurchaseFields.cents).toList()).hasSize(3);
      assertThat(db.purchases.count()).isEqualTo(3);
      assertThat(db.purchases.any()).isTrue();
      assertThat(db.purchases.select(PurchaseFields.cents).explain().steps())
          .noneMatch(step -> step.contains("include"));
      assertThat(shop.memory.reads).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFilterInMemorySeesThem(IncludeTest.Mode mode) {
    try (var db = factory.create()) {
      EntityQuery<Purchase> query = mode.of(db.purchases.filter(p -> p.customer.card != null));
      assertThat(query.toList()).hasSize(2).allMatch(p -> p.customer.card.number.equals("n1"));
      assertThat(query.select(PurchaseFields.cents).toList()).containsExactlyInAnyOrder(100L, 200L);
    }
    try (var db = factory.create()) {
      assertThat(mode.of(db.purchases.ignoreAutoIncludes().filter(p -> p.customer == null)).count())
          .isEqualTo(3);
    }
  }

  @Test
  void operandsOfOtherQueriesLoadNothing() {
    try (var db = factory.create()) {
      var joined =
          db.customers
              .join(db.purchases, CustomerFields.visits.toLong(), PurchaseFields.cents)
              .select(CustomerFields.id, PurchaseFields.cents);
      assertThat(joined.explain().steps()).noneMatch(step -> step.contains("include"));
      var both = db.purchases.where(PurchaseFields.cents.gt(150L)).union(db.purchases);
      assertThat(both.explain().steps().stream().filter(step -> step.contains("include")))
          .hasSize(2)
          .allMatch(step -> step.startsWith("auto-include"));
      assertThat(both.toList()).hasSize(3).allMatch(p -> p.customer != null);
    }
  }

  @Test
  void anEntityThatIsFoundByKeyAndOneThatIsLoadedBringThem() {
    try (var db = factory.create()) {
      assertThat(db.purchases.find("eu", 1).orElseThrow().customer.card.number).isEqualTo("n1");
    }
    try (var db = factory.create()) {
      Customer ann = db.customers.ignoreAutoIncludes().where(CustomerFields.id.eq(1)).single();
      assertThat(ann.card).isNull();
      assertThat(db.customers.find(1)).as("tracked: nothing is read").containsSame(ann);
      assertThat(ann.card).isNull();
      Card card = db.cards.find("n1").orElseThrow();
      assertThat(card.customer).isSameAs(ann);
    }
    try (var db = factory.create()) {
      Card card = db.cards.find("n1").orElseThrow();
      assertThat(card.customer).isNull();
      db.entry(card).reference(CardFields.customer).load();
      assertThat(card.customer.name).isEqualTo("ann");
    }
  }

  @Test
  void theModelSaysWhatIsIncluded() {
    EntityModel model = builder(IncludingContext::new).buildModel();
    assertThat(model.describe(DebugView.SHORT))
        .contains("navigation customer: to principal Customer, inverse purchases, included by");
    assertThat(model.entityType(Card.class).orElseThrow().navigation("customer").orElseThrow())
        .returns(false, navigation -> navigation.isAutoIncluded());
  }

  /** An owner. */
  @Entity
  static class Owner {
    @Id int id;

    @OneToMany(mappedBy = "owner")
    List<Animal> animals = new ArrayList<>();
  }

  /** The top of a hierarchy. */
  @Entity
  abstract static class Animal {
    @Id int id;
    @ManyToOne @AutoInclude Owner owner;
  }

  /** One that is called. */
  @Entity
  static class Dog extends Animal {
    @ManyToOne @AutoInclude Kennel kennel;
  }

  /** One that is not. */
  @Entity
  static class Cat extends Animal {}

  /** A place. */
  @Entity
  static class Kennel {
    @Id int id;
    @OneToMany @AutoInclude Lazy<List<Owner>> visitors = Lazy.of(new ArrayList<>());
  }

  static class ZooContext extends EntityContext {
    final EntitySet<Animal> animals = set(Animal.class);
    final EntitySet<Dog> dogs = set(Dog.class);
    final EntitySet<Cat> cats = set(Cat.class);
    final EntitySet<Kennel> kennels = set(Kennel.class);
  }

  private static <C extends EntityContext> EntityContextFactoryBuilder<C> builder(
      Supplier<C> contexts) {
    return EntityContextFactory.of(contexts)
        .database("auto-" + contexts.get().getClass().getSimpleName())
        .lookup(MethodHandles.lookup())
        .providers(new WatchedMemory());
  }

  @ParameterizedTest
  @EnumSource
  void classesThatExtendBringTheirOwn(IncludeTest.Mode mode) {
    try (var zoo = builder(ZooContext::new).open()) {
      try (var db = zoo.create()) {
        var owner = new Owner();
        var visitor = new Owner();
        visitor.id = 1;
        var kennel = new Kennel();
        kennel.visitors.get().add(visitor);
        var dog = new Dog();
        dog.owner = owner;
        dog.kennel = kennel;
        var cat = new Cat();
        cat.id = 2;
        cat.owner = owner;
        db.animals.addAll(List.of(dog, cat));
        db.saveChanges();
      }
      try (var db = zoo.create()) {
        for (Animal animal : mode.of(db.animals).toList()) {
          assertThat(animal.owner).isNotNull();
          if (animal instanceof Dog dog) {
            assertThat(dog.kennel.visitors.isLoaded()).isTrue();
            assertThat(dog.kennel.visitors.get()).hasSize(1);
          }
        }
        assertThat(mode.of(db.animals.ofType(Dog.class)).single().kennel).isNotNull();
        assertThat(mode.of(db.cats).explain().steps())
            .filteredOn(step -> step.contains("include"))
            .hasSize(1);
        assertThat(db.animals.find(0).map(animal -> ((Dog) animal).kennel)).isPresent();
      }
    }
  }

  /** Sets up a model of its own. */
  static class OddContext extends ShopContext {
    private final Consumer<ModelBuilder> odd;

    OddContext(Consumer<ModelBuilder> odd) {
      this.odd = odd;
    }

    @Override
    protected void configureModel(ModelBuilder model) {
      odd.accept(model);
    }
  }

  private static void refused(Consumer<ModelBuilder> odd, String text) {
    assertThatThrownBy(() -> builder(() -> new OddContext(odd)).buildModel())
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(text);
  }

  /** Complete when it is made. */
  @Entity
  record Stamp(@Id int id, @ManyToOne @AutoInclude Owner owner) {}

  @Test
  void whatHasNoEndOrIsNoRelationIsRefused() {
    refused(
        model ->
            model
                .entity(Customer.class)
                .autoInclude(CustomerFields.purchases)
                .autoInclude(CustomerFields.clubs)
                .autoInclude(CustomerFields.card)
                .autoInclude("name"),
        "MOD-32");
    refused(model -> model.entity(Customer.class).autoInclude(CustomerFields.referrer), "MOD-150");
    refused(
        model -> {
          model.entity(Customer.class).autoInclude(CustomerFields.purchases);
          model.entity(Purchase.class).autoInclude(PurchaseFields.customer);
        },
        "MOD-150");
    refused(model -> model.entity(Stamp.class), "MOD-151");
  }
}

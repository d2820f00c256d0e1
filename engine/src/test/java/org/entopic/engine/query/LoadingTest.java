package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entopic.CollectionEntry;
import org.entopic.engine.query.shop.Card;
import org.entopic.engine.query.shop.Club;
import org.entopic.engine.query.shop.ClubFields;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.model.CascadeTiming;
import org.entopic.model.EntityState;
import org.entopic.spi.backend.StoreAccess.IndexLookup;
import org.entopic.spi.backend.StoreAccess.KeyLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Navigations loaded one by one. */
class LoadingTest {
  private final Shop shop = new Shop();
  private ShopContext db;

  @BeforeEach
  void store() {
    shop.store(
        first -> {
          Customer ann = new Customer(1, "ann", 1);
          Customer bob = new Customer(2, "bob", 2);
          bob.referrer = ann;
          first.customers.addAll(List.of(ann, bob));
          first.purchases.addAll(
              List.of(
                  new Purchase("eu", 1, 100, ann),
                  new Purchase("eu", 2, 200, ann),
                  new Purchase("us", 1, 300, bob)));
          first.cards.add(new Card("n1", ann));
          Club chess = new Club(1, "chess");
          Club go = new Club(2, "go");
          first.clubs.addAll(List.of(chess, go));
          ann.clubs.add(chess);
          ann.clubs.add(go);
          bob.clubs.add(go);
        });
    db = shop.context();
  }

  @AfterEach
  void close() {
    db.close();
    assertThat(shop.memory.openViews).hasValue(0);
    shop.close();
  }

  private Customer ann() {
    return db.customers.find(1).orElseThrow();
  }

  @Test
  void aReferenceIsLoadedOnceByKey() {
    Customer bob = db.customers.find(2).orElseThrow();
    var referrer = db.entry(bob).reference(CustomerFields.referrer);
    assertThat(referrer.isLoaded()).isFalse();
    assertThat(referrer.current()).isNull();
    shop.memory.reads.clear();

    referrer.load();

    assertThat(bob.referrer.name).isEqualTo("ann");
    assertThat(referrer.current()).isSameAs(bob.referrer);
    assertThat(referrer.isLoaded()).isTrue();
    assertThat(shop.memory.reads).hasSize(1).hasOnlyElementsOfType(KeyLookup.class);
    referrer.load();
    assertThat(shop.memory.reads).hasSize(1);
    assertThat(db.hasChanges()).isFalse();
  }

  @Test
  void aReferenceToNobodyIsLoadedAndStaysNull() {
    var referrer = db.entry(ann()).reference(CustomerFields.referrer);

    referrer.load();

    assertThat(referrer.isLoaded()).isTrue();
    assertThat(referrer.current()).isNull();
  }

  @Test
  void aReferenceIsLoadedFromTheSideWithoutForeignKey() {
    Customer ann = ann();

    db.entry(ann).reference(CustomerFields.card).load();

    assertThat(ann.card.number).isEqualTo("n1");
    assertThat(ann.card.customer).isSameAs(ann);
  }

  @Test
  void aCollectionIsLoadedThroughTheIndexOfTheForeignKey() {
    Customer ann = ann();
    CollectionEntry<Purchase> purchases = db.entry(ann).collection(CustomerFields.purchases);
    assertThat(purchases.isLoaded()).isFalse();
    shop.memory.reads.clear();

    purchases.load();

    assertThat(ann.purchases).extracting(p -> p.cents).containsExactlyInAnyOrder(100L, 200L);
    assertThat(purchases.current()).hasSameElementsAs(ann.purchases);
    assertThat(purchases.isLoaded()).isTrue();
    assertThat(shop.memory.reads).hasSize(1).hasOnlyElementsOfType(IndexLookup.class);
  }

  @Test
  void loadingLeavesChangesAlone() {
    Customer ann = ann();
    Customer bob = db.customers.find(2).orElseThrow();
    Purchase moved = db.purchases.find("eu", 1).orElseThrow();
    moved.customer = bob;
    Purchase removed = db.purchases.find("eu", 2).orElseThrow();
    db.purchases.remove(removed);

    db.entry(ann).collection(CustomerFields.purchases).load();

    assertThat(moved.customer).isSameAs(bob);
    assertThat(ann.purchases).as("until the save").contains(removed);
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
    assertThat(ann.purchases).isEmpty();
  }

  @Test
  void aCollectionThroughAJoinIsLoaded() {
    Customer ann = ann();
    CollectionEntry<Club> clubs = db.entry(ann).collection(CustomerFields.clubs);

    clubs.load();

    assertThat(ann.clubs).extracting(club -> club.name).containsExactlyInAnyOrder("chess", "go");
    assertThat(clubs.isLoaded()).isTrue();
    assertThat(db.hasChanges()).isFalse();

    ann.clubs.removeIf(club -> club.name.equals("chess"));
    db.saveChanges();
    try (var other = shop.context()) {
      assertThat(other.customers.include(CustomerFields.clubs).toList().get(0).clubs).hasSize(1);
    }
  }

  @Test
  void includedNavigationsAreLoaded() {
    Customer ann =
        db.customers.where(CustomerFields.id.eq(1)).include(CustomerFields.purchases).single();

    assertThat(db.entry(ann).collection(CustomerFields.purchases).isLoaded()).isTrue();
    assertThat(db.entry(ann).collection(CustomerFields.clubs).isLoaded()).isFalse();
  }

  @Test
  void theQueryOfANavigationGoesOn() {
    var entry = db.entry(ann());

    assertThat(
            entry
                .collection(CustomerFields.purchases)
                .query()
                .where(PurchaseFields.cents.gt(150L))
                .toList())
        .singleElement()
        .satisfies(purchase -> assertThat(purchase.cents).isEqualTo(200));
    assertThat(entry.collection(CustomerFields.purchases).query().count()).isEqualTo(2);
    assertThat(entry.collection(CustomerFields.purchases).isLoaded()).isFalse();
    assertThat(
            entry.collection(CustomerFields.clubs).query().where(ClubFields.name.eq("go")).count())
        .isEqualTo(1);
    assertThat(entry.reference(CustomerFields.referrer).query().any()).isFalse();
  }

  @Test
  void loadingWithoutBlocking() {
    Customer ann = ann();

    db.entry(ann).collection(CustomerFields.purchases).loadAsync().join();

    assertThat(ann.purchases).hasSize(2);
  }

  @Test
  void aReferenceSetThroughItsEntryIsSeenAtOnce() {
    Customer ann = ann();
    Customer bob = db.customers.find(2).orElseThrow();

    db.entry(ann).reference(CustomerFields.referrer).setCurrent(bob);

    assertThat(ann.referrer).isSameAs(bob);
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
  }

  @Test
  void aReferenceWhoseForeignKeyChangesIsNotLoadedAnyMore() {
    Purchase purchase = db.purchases.find("eu", 1).orElseThrow();
    var customer = db.entry(purchase).reference(PurchaseFields.customer);
    customer.load();
    assertThat(customer.isLoaded()).isTrue();

    db.entry(purchase).property("customerId").setCurrent(2);

    assertThat(customer.isLoaded()).isFalse();
    assertThat(purchase.customer).isNull();
    customer.load();
    assertThat(purchase.customer.name).isEqualTo("bob");
  }

  @Test
  void aNewEntityLoadsWhatItsKeysSay() {
    Purchase added = new Purchase("eu", 9, 900, null);
    db.purchases.add(added);
    db.entry(added).property("customerId").setCurrent(1);

    db.entry(added).reference(PurchaseFields.customer).load();

    assertThat(added.customer).isSameAs(ann());
    Customer fresh = new Customer(8, "fresh", 0);
    db.customers.add(fresh);
    var purchases = db.entry(fresh).collection(CustomerFields.purchases);
    purchases.load();
    assertThat(purchases.isLoaded()).isTrue();
    assertThat(purchases.query().any()).isFalse();
  }

  @Test
  void detachedEntitiesAreRefusedAndNeverLoaded() {
    Customer ann = ann();
    var purchases = db.entry(ann).collection(CustomerFields.purchases);
    purchases.load();
    db.entry(ann).setState(EntityState.DETACHED);

    assertThat(purchases.isLoaded()).isFalse();
    assertThatThrownBy(purchases::load)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TRK-14");
    assertThat(purchases.loadAsync())
        .failsWithin(java.time.Duration.ofSeconds(5))
        .withThrowableThat()
        .withMessageContaining("TRK-14");
    assertThatThrownBy(purchases::query).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aDeletedEntityStillLoadsWhatItHas() {
    Customer ann = ann();
    db.tracking().cascadeTiming(CascadeTiming.ON_SAVE);
    db.customers.remove(ann);

    assertThat(db.entry(ann).collection(CustomerFields.purchases).query().count()).isEqualTo(2);
  }

  @Test
  void afterCloseEntriesAreRefused() {
    var purchases = db.entry(ann()).collection(CustomerFields.purchases);
    db.close();

    assertThatThrownBy(purchases::load)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ENG-02");
    assertThatThrownBy(purchases::isLoaded).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void untrackedEntitiesAndUnknownNamesAreRefused() {
    var untracked = db.entry(new Customer(9, "new", 0));

    assertThatThrownBy(() -> untracked.collection(CustomerFields.purchases).load())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TRK-14")
        .hasMessageContaining("'Customer.purchases'");
    assertThatThrownBy(() -> untracked.reference(CustomerFields.referrer).query())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> untracked.collection("referrer"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TRK-15")
        .hasMessageContaining("no collection 'referrer'");
    assertThatThrownBy(() -> untracked.reference("nobody"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

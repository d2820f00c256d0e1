package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entopic.engine.query.shop.Club;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseKey;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.engine.query.shop.TenantContext;
import org.entopic.spi.backend.StoreAccess.KeyLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code find} finds, and without what. */
class FindTest {
  private final Shop shop = new Shop();
  private ShopContext db;

  @BeforeEach
  void store() {
    shop.store(
        first -> {
          Customer ann = new Customer(1, "ann", 1);
          ann.active = true;
          first.customers.addAll(List.of(ann, new Customer(2, "bob", 2)));
          first.purchases.add(new Purchase("eu", 1, 100, ann));
          first.clubs.add(new Club(1, "chess"));
        });
    db = shop.context();
  }

  @AfterEach
  void close() {
    db.close();
    assertThat(shop.memory.openViews).hasValue(0);
    shop.close();
  }

  @Test
  void whatIsTrackedIsFoundWithoutTheStoreWhateverItsState() {
    Customer ann = db.customers.find(1).orElseThrow();
    ann.name = "changed";
    Customer added = new Customer(9, "added", 0);
    db.customers.add(added);
    Customer bob = db.customers.find(2).orElseThrow();
    db.customers.remove(bob);
    shop.memory.reads.clear();
    shop.memory.rows.set(0);

    assertThat(db.customers.find(1)).containsSame(ann);
    assertThat(ann.name).isEqualTo("changed");
    assertThat(db.customers.find(9)).containsSame(added);
    assertThat(db.customers.find(2)).as("deleted here").isEmpty();
    assertThat(shop.memory.reads).isEmpty();
    assertThat(shop.memory.rows).hasValue(0);
  }

  @Test
  void whatIsFoundIsTracked() {
    Customer ann = db.customers.find(1).orElseThrow();
    assertThat(db.entries()).hasSize(1);
    assertThat(db.customers.find(1)).containsSame(ann);
    assertThat(db.customers.find(77)).isEmpty();
    assertThat(db.customers.findAsync(1).join()).containsSame(ann);
    assertThat(db.customers.findAsync(77).join()).isEmpty();
  }

  @Test
  void compositeKeysAreValuesInOrderOrOneObject() {
    Purchase purchase = db.purchases.find("eu", 1).orElseThrow();
    assertThat(db.purchases.find(new PurchaseKey("eu", 1))).containsSame(purchase);
    assertThat(db.purchases.find("eu", 2)).isEmpty();
  }

  @Test
  void aKeyWithNullIsNobodys() {
    assertThat(db.customers.find((Object) null)).isEmpty();
    assertThat(db.customers.find((Object[]) null)).isEmpty();
    assertThat(db.purchases.find("eu", null)).isEmpty();
    assertThat(db.purchases.find((Object) null)).isEmpty();
    assertThat(db.purchases.find(new PurchaseKey(null, 1))).isEmpty();
    assertThat(db.customers.findAsync((Object[]) null).join()).isEmpty();
    assertThat(shop.memory.reads).isEmpty();
  }

  @Test
  void keysThatDoNotFitAreRefusedBeforeAnythingIsRead() {
    assertThatThrownBy(() -> db.customers.find())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 values");
    assertThatThrownBy(() -> db.customers.find(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 values");
    assertThatThrownBy(() -> db.customers.find("1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String for 'id'");
    assertThatThrownBy(() -> db.customers.find(1L)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> db.purchases.find("eu")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> db.purchases.find(1, "eu"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(shop.memory.reads).isEmpty();
  }

  @Test
  void filtersHideWhatIsStoredAndNotWhatIsTracked() {
    try (var factory = shop.with(TenantContext::new);
        var tenant = factory.create()) {
      assertThat(tenant.customers.find(2)).isEmpty();
      assertThat(tenant.customers.find(1)).isPresent();
      Customer bob = tenant.customers.ignoreFilters().toList().get(1);
      shop.memory.reads.clear();
      assertThat(tenant.customers.find(bob.id)).containsSame(bob);
      assertThat(shop.memory.reads).isEmpty();
      assertThat(tenant.clubs.find(1L)).isPresent();
      tenant.clear();
      tenant.firstClub = 2;
      assertThat(tenant.clubs.find(1L)).isEmpty();
      assertThat(shop.memory.reads).hasOnlyElementsOfType(KeyLookup.class);
    }
  }
}

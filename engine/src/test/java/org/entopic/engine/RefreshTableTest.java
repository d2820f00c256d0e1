package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.entopic.RefreshResult;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/loading.md} is what a refresh does. */
class RefreshTableTest {

  @Test
  void statesAndWhatOthersDid() throws IOException {
    List<Consumer<ShopContext>> elsewhere =
        List.of(
            db -> there(db).active = true,
            db -> there(db).name = "theirs",
            db -> db.customers.remove(there(db)));
    var table = new ArrayList<String>();
    table.add("| here | stored: another property | stored: the same property | stored row gone |");
    table.add("|---".repeat(4) + "|");
    for (EntityState state :
        List.of(
            EntityState.UNCHANGED, EntityState.MODIFIED, EntityState.DELETED, EntityState.ADDED)) {
      var row = new StringJoiner(" | ", "| ", " |");
      row.add("**" + state + "**");
      for (Consumer<ShopContext> change : elsewhere) {
        row.add(outcome(state, change));
      }
      table.add(row.toString());
    }
    DocumentedTable.check("loading.md", "refresh", table);
  }

  private static Customer there(ShopContext db) {
    return db.customers.find(1).orElseThrow();
  }

  private static String outcome(EntityState state, Consumer<ShopContext> elsewhere) {
    try (var shop = new Shop();
        var here = shop.context()) {
      Customer mine = new Customer(1, "stored", 1);
      if (state == EntityState.ADDED) {
        here.customers.add(mine);
      }
      shop.store(db -> db.customers.add(new Customer(1, "stored", 1)));
      if (state != EntityState.ADDED) {
        mine = there(here);
      }
      if (state == EntityState.MODIFIED) {
        mine.name = "mine";
      } else if (state == EntityState.DELETED) {
        here.customers.remove(mine);
      }
      shop.store(elsewhere);
      assertThat(mine.name).as("before a refresh").isNotEqualTo("theirs");
      return describe(here, mine, here.tracking().refresh());
    }
  }

  private static String describe(ShopContext db, Customer entity, RefreshResult result) {
    var text = new StringJoiner(", ");
    text.add(db.entry(entity).state().name());
    if (entity.active || entity.name.equals("theirs")) {
      text.add("takes it");
    }
    if (entity.name.equals("mine")) {
      text.add("keeps its own");
    }
    result.conflicts().forEach(conflict -> text.add("conflict `" + conflict.reason() + "`"));
    if (!result.removed().isEmpty()) {
      text.add("in `removed()`");
    }
    if (!result.updated().isEmpty()) {
      text.add("in `updated()`");
    }
    return text.toString();
  }
}

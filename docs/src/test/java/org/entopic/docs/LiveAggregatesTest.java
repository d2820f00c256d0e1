package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.query.Expressions.count;

import java.math.BigDecimal;
import java.util.List;
import org.entopic.EntityContextFactory;
import org.entopic.docs.Sales.Sale;
import org.entopic.query.Query;
import org.entopic.query.Tuple;
import org.junit.jupiter.api.Test;

class LiveAggregatesTest {

  @Test
  void groupsAreKeptCurrent() {
    try (var factory =
            EntityContextFactory.of(Sales::new)
                .database("live-aggregates")
                .backend("memory")
                .serializer("json")
                .open();
        var db = factory.create()) {
      db.sales.addAll(
          List.of(new Sale(1, "DE", "10.50"), new Sale(2, "DE", "4.50"), new Sale(3, "FR", "1")));
      db.saveChanges();
      // region:read
      BigDecimal revenue =
          db.sales
              .aggregate("revenueByCountry")
              .find("DE")
              .map(group -> group.get(Sales_SaleFields.total.sum()))
              .orElse(BigDecimal.ZERO);
      Query<Tuple> largest =
          db.sales
              .groupBy(Sales_SaleFields.country)
              .having(count().gt(1L))
              .select(Sales_SaleFields.country, Sales_SaleFields.total.sum());
      // end:read
      assertThat(revenue).isEqualTo("15.00");
      assertThat(largest.explain().toString()).contains("live aggregate 'revenueByCountry'");
      assertThat(largest.toList()).hasSize(1);
    }
  }
}

package org.entopic.docs;

import static org.entopic.query.Expressions.count;
import static org.entopic.query.Expressions.groupBy;

import jakarta.persistence.Id;
import java.math.BigDecimal;
import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;

/** Sales whose revenue is known at any time. */
class Sales extends EntityContext {
  static class Sale {
    @Id int id;
    String country;
    BigDecimal total;

    @SuppressWarnings("NullAway.Init")
    Sale() {}

    Sale(int id, String country, String total) {
      this.id = id;
      this.country = country;
      this.total = new BigDecimal(total);
    }
  }

  final EntitySet<Sale> sales = set(Sale.class);

  // region:declared
  @Override
  protected void configureModel(ModelBuilder model) {
    model
        .entity(Sale.class)
        .aggregate(
            "revenueByCountry",
            groupBy(Sales_SaleFields.country),
            Sales_SaleFields.total.sum(),
            count());
  }
  // end:declared
}

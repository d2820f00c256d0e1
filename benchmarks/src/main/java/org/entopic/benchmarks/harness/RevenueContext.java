package org.entopic.benchmarks.harness;

import static org.entopic.query.Expressions.count;
import static org.entopic.query.Expressions.groupBy;

import org.entopic.model.ModelBuilder;

/** Orders, with what each customer has spent at hand. */
class RevenueContext extends OrderContext {
  @Override
  protected void configureModel(ModelBuilder model) {
    model
        .entity(Order.class)
        .aggregate(
            "revenueByCustomer", groupBy(OrderFields.customer), OrderFields.amount.sum(), count());
  }
}

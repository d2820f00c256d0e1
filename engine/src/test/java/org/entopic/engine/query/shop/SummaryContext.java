package org.entopic.engine.query.shop;

import static org.entopic.query.Expressions.count;
import static org.entopic.query.Expressions.groupBy;

import org.entopic.model.ModelBuilder;

/** A context of items with live aggregates. */
public class SummaryContext extends ItemContext {

  @Override
  protected void configureModel(ModelBuilder model) {
    model
        .entity(Item.class)
        .aggregate(
            "byName",
            groupBy(ItemFields.name),
            count(),
            ItemFields.price.sum(),
            ItemFields.rating.average(),
            ItemFields.rating.count())
        .aggregate(
            "byTierAndActive",
            groupBy(ItemFields.tier, ItemFields.active),
            ItemFields.visits.sum(),
            ItemFields.price.average(),
            ItemFields.rating.times(2).sum(),
            count())
        .aggregate("means", groupBy(ItemFields.letter), ItemFields.price.exactAverage())
        .aggregate(
            "extremes",
            groupBy(ItemFields.active),
            ItemFields.rating.min(),
            ItemFields.rating.max(),
            ItemFields.name.min(),
            ItemFields.tier.max(),
            ItemFields.price.countDistinct(),
            ItemFields.name.countDistinct(),
            ItemFields.visits.max());
  }
}

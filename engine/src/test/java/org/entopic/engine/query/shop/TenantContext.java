package org.entopic.engine.query.shop;

import org.entopic.model.ModelBuilder;

/** A context that sees active customers, and clubs from a number on, only. */
public class TenantContext extends ShopContext {
  public long firstClub;

  @Override
  protected void configureModel(ModelBuilder model) {
    model.entity(Customer.class).filter("active", CustomerFields.id.lt(0));
    model.entity(Customer.class).filter("active", CustomerFields.active.eq(true));
    model
        .entity(Club.class)
        .filter("clubs", TenantContext.class, context -> ClubFields.id.ge(context.firstClub));
  }
}

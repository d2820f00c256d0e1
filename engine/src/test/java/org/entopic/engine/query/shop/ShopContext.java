package org.entopic.engine.query.shop;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** The context of the tests of queries. */
public class ShopContext extends EntityContext {
  public final EntitySet<Customer> customers = set(Customer.class);
  public final EntitySet<Purchase> purchases = set(Purchase.class);
  public final EntitySet<Card> cards = set(Card.class);
  public final EntitySet<Club> clubs = set(Club.class);
}

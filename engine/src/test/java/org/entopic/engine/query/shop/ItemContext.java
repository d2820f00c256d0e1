package org.entopic.engine.query.shop;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** A context whose model needs nothing of the backend but that it can be read. */
public class ItemContext extends EntityContext {
  public final EntitySet<Item> items = set(Item.class);
  public final EntitySet<Piece> pieces = set(Piece.class);
}

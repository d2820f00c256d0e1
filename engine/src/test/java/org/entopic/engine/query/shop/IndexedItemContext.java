package org.entopic.engine.query.shop;

import org.entopic.model.ModelBuilder;

/** Items and pieces with an index over everything that has an order. */
public final class IndexedItemContext extends ItemContext {
  @Override
  protected void configureModel(ModelBuilder model) {
    var item = model.entity(Item.class);
    item.index("name", "rating");
    item.index("rating").descending();
    item.index("visits", "score").descending("visits");
    item.index("score");
    item.index("weight").descending();
    item.index("letter");
    item.index("price").descending();
    item.index("token");
    item.index("tier", "since");
    item.index("since").descending();
    var piece = model.entity(Piece.class);
    piece.index("place", "shelf").descending("shelf");
    piece.index("place");
    piece.index("score");
    piece.index("tier", "id.number");
  }
}

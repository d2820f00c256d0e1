package org.entopic.engine.query.shop;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;

/** An entity with a composite key, an index over two properties and a principal. */
@Entity
@Table(indexes = @Index(columnList = "shelf, place"))
public class Piece {
  @EmbeddedId public PurchaseKey id;
  public String shelf;
  public int place;
  public Double score;
  public BigDecimal price;
  public UUID token;
  public Tier tier;
  @ManyToOne public Item item;

  @Override
  public String toString() {
    return "piece " + id.region() + id.number();
  }
}

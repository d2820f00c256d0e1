package org.entopic.engine.shape;

import jakarta.persistence.Entity;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/** A polygon of four equal sides, whose colour is required. */
@Entity
public final class Square extends Polygon {
  long side;
  @NonNull String colour;

  @SuppressWarnings("NullAway")
  Square() {}

  /** Creates a square. */
  public Square(int id, String name, long side, @Nullable String colour) {
    super(id, name, 4);
    this.side = side;
    this.colour = colour;
  }

  /** Returns the length of a side. */
  public long side() {
    return side;
  }

  /** Sets the length of a side. */
  public void setSide(long newSide) {
    side = newSide;
  }

  /** Returns the colour. */
  public String colour() {
    return colour;
  }
}

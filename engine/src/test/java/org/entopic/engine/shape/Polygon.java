package org.entopic.engine.shape;

import jakarta.persistence.Entity;

/** A shape with corners, of any number. */
@Entity
public sealed class Polygon extends Shape permits Square {
  int corners;

  Polygon() {}

  /** Creates a polygon. */
  public Polygon(int id, String name, int corners) {
    super(id, name);
    this.corners = corners;
  }

  /** Returns the number of corners. */
  public int corners() {
    return corners;
  }
}

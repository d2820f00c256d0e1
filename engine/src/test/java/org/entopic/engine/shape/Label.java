package org.entopic.engine.shape;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** Belongs to a circle, and to no other shape. */
@Entity
public class Label {
  @Id int id;
  @ManyToOne @Nullable Circle circle;

  Label() {}

  /** Creates a label. */
  public Label(int id, @Nullable Circle circle) {
    this.id = id;
    this.circle = circle;
  }

  /** Returns the circle. */
  public @Nullable Circle circle() {
    return circle;
  }
}

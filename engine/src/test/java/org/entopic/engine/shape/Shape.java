package org.entopic.engine.shape;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** What drawings are made of: the top of a hierarchy that is complete. */
@Entity
public abstract sealed class Shape permits Circle, Polygon {
  @Id int id;
  @Nullable String name;
  @ManyToOne @Nullable Drawing drawing;

  Shape() {}

  Shape(int id, String name) {
    this.id = id;
    this.name = name;
  }

  /** Returns the key. */
  public int id() {
    return id;
  }

  /** Returns the name. */
  public @Nullable String name() {
    return name;
  }

  /** Sets the name. */
  public void setName(@Nullable String newName) {
    name = newName;
  }

  /** Returns the drawing. */
  public @Nullable Drawing drawing() {
    return drawing;
  }

  /** Sets the drawing. */
  public void setDrawing(@Nullable Drawing newDrawing) {
    drawing = newDrawing;
  }
}

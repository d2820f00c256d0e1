package org.entopic.engine.shape;

import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shape with a radius, a colour and labels. */
@Entity
public final class Circle extends Shape {
  double radius;
  @Nullable String colour;

  @OneToMany(mappedBy = "circle")
  List<Label> labels = new ArrayList<>();

  Circle() {}

  /** Creates a circle. */
  public Circle(int id, String name, double radius) {
    super(id, name);
    this.radius = radius;
  }

  /** Returns the radius. */
  public double radius() {
    return radius;
  }

  /** Sets the radius. */
  public void setRadius(double newRadius) {
    radius = newRadius;
  }

  /** Returns the colour. */
  public @Nullable String colour() {
    return colour;
  }

  /** Sets the colour. */
  public void setColour(@Nullable String newColour) {
    colour = newColour;
  }

  /** Returns the labels. */
  public List<Label> labels() {
    return labels;
  }
}

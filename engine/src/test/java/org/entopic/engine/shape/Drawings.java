package org.entopic.engine.shape;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** All shapes in one topic. */
public class Drawings extends EntityContext {
  public final EntitySet<Shape> shapes = set(Shape.class);
  public final EntitySet<Circle> circles = set(Circle.class);
  public final EntitySet<Polygon> polygons = set(Polygon.class);
  public final EntitySet<Drawing> drawings = set(Drawing.class);
  public final EntitySet<Label> labels = set(Label.class);
}

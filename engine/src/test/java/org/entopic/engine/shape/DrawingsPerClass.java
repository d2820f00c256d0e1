package org.entopic.engine.shape;

import org.entopic.model.ModelBuilder;

/** A topic for each class that is not abstract. */
public class DrawingsPerClass extends Drawings {
  @Override
  protected void configureModel(ModelBuilder model) {
    model.entity(Shape.class).topicPerClass();
  }
}

package org.entopic.engine.model;

import java.util.List;
import org.entopic.model.KeyModel;
import org.entopic.model.PropertyModel;

/** A key of the frozen model. */
record DefaultKeyModel(List<PropertyModel> properties, boolean isPrimary) implements KeyModel {
  DefaultKeyModel {
    properties = List.copyOf(properties);
  }
}

package org.entopic.engine.model;

import java.util.List;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;

/** An index of the frozen model. */
record DefaultIndexModel(String name, List<PropertyModel> properties, boolean isUnique)
    implements IndexModel {
  DefaultIndexModel {
    properties = List.copyOf(properties);
  }
}

package org.entopic.engine.model;

import java.util.List;
import java.util.Map;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;

/** An index of the frozen model. */
record DefaultIndexModel(
    String name,
    List<PropertyModel> properties,
    boolean isUnique,
    Map<String, ConfigurationSource> sources,
    Map<String, Object> annotations)
    implements IndexModel {
  DefaultIndexModel {
    properties = List.copyOf(properties);
  }
}

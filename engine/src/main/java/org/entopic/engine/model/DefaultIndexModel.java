package org.entopic.engine.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.query.Predicate;
import org.jspecify.annotations.Nullable;

/** An index of the frozen model. */
record DefaultIndexModel(
    String name,
    List<PropertyModel> properties,
    boolean isUnique,
    boolean isOrdered,
    Set<String> descending,
    @Nullable Predicate<?> condition,
    Map<String, ConfigurationSource> sources,
    Map<String, Object> annotations)
    implements IndexModel {
  DefaultIndexModel {
    properties = List.copyOf(properties);
    descending = Set.copyOf(descending);
  }

  @Override
  public boolean isDescending(PropertyModel property) {
    return descending.contains(property.name());
  }

  @Override
  public Optional<Predicate<?>> filter() {
    return Optional.ofNullable(condition);
  }
}

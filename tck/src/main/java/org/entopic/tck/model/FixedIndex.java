package org.entopic.tck.model;

import java.util.List;
import java.util.Set;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.IndexOrder;

/** An index that says what it was given, ordered where its values are. */
record FixedIndex(
    String name, List<PropertyModel> properties, boolean isUnique, Set<String> descending)
    implements IndexModel {

  @Override
  public boolean isOrdered() {
    return properties.stream().allMatch(each -> IndexOrder.isOrdered(each.storeType()));
  }

  @Override
  public boolean isDescending(PropertyModel property) {
    return descending.contains(property.name());
  }
}

package org.entopic.engine.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/** What the conditions of a query say about each property; the first of several wins. */
final class Constraints {
  private final Map<String, PropertyConstraint.OneOf> values = new HashMap<>();
  private final Map<String, PropertyConstraint.Range> lower = new HashMap<>();
  private final Map<String, PropertyConstraint.Range> upper = new HashMap<>();
  private final Map<String, PropertyConstraint.Missing> missing = new HashMap<>();
  private final Map<String, PropertyConstraint.Present> present = new HashMap<>();

  Constraints(List<Conjunct> conjuncts) {
    for (Conjunct conjunct : conjuncts) {
      for (PropertyConstraint constraint : PropertyConstraint.of(conjunct)) {
        String name = constraint.property().name();
        if (constraint instanceof PropertyConstraint.OneOf oneOf) {
          values.merge(name, oneOf, Constraints::fewer);
        } else if (constraint instanceof PropertyConstraint.Range range) {
          (range.isLower() ? lower : upper).putIfAbsent(name, range);
        } else if (constraint instanceof PropertyConstraint.Missing none) {
          missing.putIfAbsent(name, none);
        } else if (constraint instanceof PropertyConstraint.Present some) {
          present.putIfAbsent(name, some);
        }
      }
    }
  }

  private static PropertyConstraint.OneOf fewer(
      PropertyConstraint.OneOf first, PropertyConstraint.OneOf second) {
    return second.values().size() < first.values().size() ? second : first;
  }

  /** Returns the values that a property can have, or null if any. */
  PropertyConstraint.@Nullable OneOf values(PropertyModel property) {
    return values.get(property.name());
  }

  /** Returns the only value that a property can have, or null. */
  PropertyConstraint.@Nullable OneOf value(PropertyModel property) {
    PropertyConstraint.OneOf constraint = values(property);
    return constraint != null && constraint.values().size() == 1 ? constraint : null;
  }

  /** Returns the lower bound of a property, or null. */
  PropertyConstraint.@Nullable Range lower(PropertyModel property) {
    return lower.get(property.name());
  }

  /** Returns the upper bound of a property, or null. */
  PropertyConstraint.@Nullable Range upper(PropertyModel property) {
    return upper.get(property.name());
  }

  /** Returns what says that a property has no value, or null. */
  PropertyConstraint.@Nullable Missing missing(PropertyModel property) {
    return missing.get(property.name());
  }

  /** Returns what says that a property has a value, or null. */
  PropertyConstraint.@Nullable Present present(PropertyModel property) {
    return present.get(property.name());
  }
}

package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;

/**
 * All values that a key or an index can have.
 *
 * @param keys a value each, or {@link KeyValues} of several properties
 * @param used the conditions that say so
 */
record ValueTuples(List<Object> keys, List<PropertyConstraint.OneOf> used) {
  private static final int MOST = 10_000;

  /** Returns the values, where every property has only certain ones and they are not too many. */
  static Optional<ValueTuples> of(List<PropertyModel> properties, Constraints constraints) {
    if (properties.isEmpty()) {
      return Optional.empty();
    }
    var used = new ArrayList<PropertyConstraint.OneOf>();
    long count = 1;
    for (PropertyModel property : properties) {
      PropertyConstraint.OneOf constraint = constraints.values(property);
      if (constraint == null) {
        return Optional.empty();
      }
      used.add(constraint);
      count *= constraint.values().size();
      if (count > MOST && used.size() > 1) {
        return Optional.empty();
      }
    }
    return Optional.of(new ValueTuples(product(used), used));
  }

  /** Returns the conditions that say no more. */
  List<Conjunct> covered() {
    return AccessPlanner.exact(used);
  }

  /** Returns the conditions, for plans. */
  String text() {
    return used.stream().map(PropertyConstraint::describe).collect(Collectors.joining(" and "));
  }

  private static List<Object> product(List<PropertyConstraint.OneOf> used) {
    if (used.size() == 1) {
      return used.get(0).values();
    }
    List<List<Object>> tuples = List.of(List.of());
    for (PropertyConstraint.OneOf constraint : used) {
      var longer = new ArrayList<List<Object>>();
      for (List<Object> tuple : tuples) {
        for (Object value : constraint.values()) {
          var next = new ArrayList<>(tuple);
          next.add(value);
          longer.add(next);
        }
      }
      tuples = longer;
    }
    return tuples.stream().<Object>map(tuple -> KeyValues.of(tuple.toArray())).toList();
  }
}

package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entopic.engine.query.AccessChoice.Order;
import org.entopic.engine.query.expression.BoundOrdering;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreAccess.Bound;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.jspecify.annotations.Nullable;

/** The range of keys that conditions leave: equal first values, then bounds of the next one. */
final class KeyRangeBuilder {
  private final EntityTypeModel type;
  private final Set<PropertyModel> fixed = new LinkedHashSet<>();
  private final List<Object> prefix = new ArrayList<>();
  private final List<PropertyConstraint> used = new ArrayList<>();
  private PropertyConstraint.@Nullable Range lower;
  private PropertyConstraint.@Nullable Range upper;

  KeyRangeBuilder(EntityTypeModel type, Constraints constraints) {
    this.type = type;
    List<PropertyModel> key = type.primaryKey().properties();
    int at = 0;
    while (at < key.size()) {
      PropertyConstraint.OneOf value = constraints.value(key.get(at));
      if (value == null) {
        break;
      }
      fixed.add(key.get(at));
      prefix.add(value.values().get(0));
      used.add(value);
      at++;
    }
    if (at < key.size()) {
      lower = constraints.lower(key.get(at));
      upper = constraints.upper(key.get(at));
    }
    if (lower != null) {
      used.add(lower);
    }
    if (upper != null) {
      used.add(upper);
    }
  }

  /** Sees whether the rows come in an order, as {@link OrderMatch#of} does. */
  Optional<OrderMatch> match(List<BoundOrdering> orderings, Ties whereFixed) {
    return OrderMatch.of(type, List.of(), fixed, orderings, whereFixed);
  }

  /** Returns whether the range is less than all keys. */
  boolean isLimited() {
    return !used.isEmpty();
  }

  BackendCapability capability() {
    return isPrefix() ? BackendCapability.KEY_PREFIX : BackendCapability.KEY_RANGE;
  }

  AccessChoice build(Direction direction, Order order) {
    StoreAccess access =
        isPrefix()
            ? new StoreAccess.KeyPrefix(type, prefix, direction)
            : new StoreAccess.KeyRange(type, bound(lower), bound(upper), direction);
    return new AccessChoice(access, () -> text(direction), AccessPlanner.exact(used), order);
  }

  private boolean isPrefix() {
    return !prefix.isEmpty() && lower == null && upper == null;
  }

  /** Without a bound of the next value, the equal ones are the bound. */
  private @Nullable Bound bound(PropertyConstraint.@Nullable Range range) {
    if (range == null) {
      return prefix.isEmpty() ? null : new Bound(KeyValues.of(prefix.toArray()), true);
    }
    if (!type.primaryKey().isComposite()) {
      return new Bound(range.value(), range.isInclusive());
    }
    var values = new ArrayList<>(prefix);
    values.add(range.value());
    return new Bound(KeyValues.of(values.toArray()), range.isInclusive());
  }

  private String text(Direction direction) {
    String conditions =
        used.stream().map(PropertyConstraint::describe).collect(Collectors.joining(" and "));
    return (isPrefix() ? "KeyPrefix " : "KeyRange ")
        + type.name()
        + (conditions.isEmpty() ? "" : " " + conditions)
        + (direction == Direction.ASCENDING ? " ascending" : " descending");
  }
}

package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entopic.engine.query.AccessChoice.Order;
import org.entopic.engine.query.expression.BoundOrdering;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreAccess.IndexBound;
import org.jspecify.annotations.Nullable;

/** The range of an index that conditions leave: equal first values, then bounds of the next one. */
final class IndexRangeBuilder {
  private final EntityTypeModel type;
  private final IndexModel index;
  private final Set<PropertyModel> fixed = new LinkedHashSet<>();
  private final List<@Nullable Object> prefix = new ArrayList<>();
  private final List<PropertyConstraint> used = new ArrayList<>();
  private @Nullable PropertyModel next;
  private PropertyConstraint.@Nullable Range lower;
  private PropertyConstraint.@Nullable Range upper;
  private PropertyConstraint.@Nullable Present present;

  IndexRangeBuilder(EntityTypeModel type, IndexModel index, Constraints constraints) {
    this.type = type;
    this.index = index;
    for (PropertyModel property : index.properties()) {
      PropertyConstraint.OneOf value = constraints.value(property);
      PropertyConstraint same = value != null ? value : constraints.missing(property);
      if (same == null) {
        next = property;
        lower = constraints.lower(property);
        upper = constraints.upper(property);
        present = constraints.present(property);
        break;
      }
      fixed.add(property);
      prefix.add(value == null ? null : value.values().get(0));
      used.add(same);
    }
    Stream.of(present, lower, upper).flatMap(Stream::ofNullable).forEach(used::add);
  }

  /** Returns of how many properties all rows have the same value. */
  int fixed() {
    return fixed.size();
  }

  /** Returns whether the range is less than the whole index. */
  boolean isLimited() {
    return !used.isEmpty();
  }

  /** Sees whether the rows come in an order, as {@link OrderMatch#of} does. */
  Optional<OrderMatch> match(List<BoundOrdering> orderings, Ties whereFixed) {
    List<Ties.Column> columns =
        index.properties().stream()
            .map(each -> new Ties.Column(each, index.isDescending(each)))
            .toList();
    return OrderMatch.of(type, columns, fixed, orderings, whereFixed);
  }

  // javac 17 loses annotations of type arguments in class files: lists of values look different
  @SuppressWarnings("NullAway")
  AccessChoice build(Direction direction, Order order) {
    boolean descends = next != null && index.isDescending(next);
    IndexBound low = bound(lower);
    IndexBound high = bound(upper);
    boolean hasValue = present != null || upper != null && !upper.orNull();
    if (next != null && next.isNullable() && lower == null && hasValue) {
      low = beyondNull();
    }
    IndexBound whole = prefix.isEmpty() ? null : new IndexBound(prefix, true);
    var access =
        new StoreAccess.IndexRange(
            type,
            index,
            or(descends ? high : low, whole),
            or(descends ? low : high, whole),
            direction);
    return new AccessChoice(access, () -> text(direction), AccessPlanner.exact(used), order);
  }

  private static @Nullable IndexBound or(@Nullable IndexBound first, @Nullable IndexBound second) {
    return first != null ? first : second;
  }

  private @Nullable IndexBound bound(PropertyConstraint.@Nullable Range range) {
    return range == null ? null : with(range.value(), range.isInclusive());
  }

  /** Comparisons are false for null, which is below all values. */
  private IndexBound beyondNull() {
    return with(null, false);
  }

  private IndexBound with(@Nullable Object value, boolean inclusive) {
    var values = new ArrayList<>(prefix);
    values.add(value);
    return new IndexBound(values, inclusive);
  }

  private String text(Direction direction) {
    String conditions =
        used.stream().map(PropertyConstraint::describe).collect(Collectors.joining(" and "));
    return "IndexRange "
        + type.name()
        + " "
        + index.name()
        + (conditions.isEmpty() ? "" : " " + conditions)
        + (direction == Direction.ASCENDING ? " ascending" : " descending");
  }
}

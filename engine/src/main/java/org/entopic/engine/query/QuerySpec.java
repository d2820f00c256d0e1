package org.entopic.engine.query;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entopic.ConsistencyToken;
import org.entopic.engine.query.expression.ParameterValues;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.QueryTrackingBehavior;
import org.jspecify.annotations.Nullable;

/**
 * What a query was asked to do.
 *
 * @param type the entity type it starts from
 * @param steps the operators in the order written
 * @param tracking what becomes of entities; null for what the context does when it runs
 * @param ignored the filters of the model that do not apply
 * @param parameters what parameters stand for
 */
record QuerySpec(
    EntityTypeModel type,
    List<QueryStep> steps,
    @Nullable QueryTrackingBehavior tracking,
    IgnoredFilters ignored,
    ParameterValues parameters) {

  /**
   * Which filters of the model do not limit the query.
   *
   * @param all whether none does
   * @param names the names of those that do not
   */
  record IgnoredFilters(boolean all, Set<String> names) {
    static final IgnoredFilters NONE = new IgnoredFilters(false, Set.of());
    static final IgnoredFilters ALL = new IgnoredFilters(true, Set.of());

    IgnoredFilters {
      names = Set.copyOf(names);
    }

    IgnoredFilters and(List<String> more) {
      var together = new HashSet<>(names);
      together.addAll(more);
      return new IgnoredFilters(all, together);
    }
  }

  QuerySpec {
    steps = List.copyOf(steps);
  }

  /** Returns the query of all entities of a type. */
  static QuerySpec all(EntityTypeModel type) {
    return new QuerySpec(type, List.of(), null, IgnoredFilters.NONE, ParameterValues.NONE);
  }

  /** Returns the type of the results. */
  EntityTypeModel resultType() {
    EntityTypeModel result = type;
    for (QueryStep step : steps) {
      if (step instanceof QueryStep.OfType narrower) {
        result = narrower.type();
      }
    }
    return result;
  }

  QuerySpec with(QueryStep step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new QuerySpec(type, longer, tracking, ignored, parameters);
  }

  QuerySpec with(List<QueryStep> others) {
    return new QuerySpec(type, others, tracking, ignored, parameters);
  }

  QuerySpec with(QueryTrackingBehavior behavior) {
    return new QuerySpec(type, steps, behavior, ignored, parameters);
  }

  QuerySpec with(IgnoredFilters filters) {
    return new QuerySpec(type, steps, tracking, filters, parameters);
  }

  QuerySpec with(ParameterValues values) {
    return new QuerySpec(type, steps, tracking, ignored, values);
  }

  /** Returns the query without what does not change how many results there are. */
  QuerySpec counting() {
    var needed = new ArrayDeque<QueryStep>();
    boolean looksAtRows = false;
    boolean looksAtEntities = false;
    boolean ordered = false;
    for (int i = steps.size() - 1; i >= 0; i--) {
      QueryStep step = steps.get(i);
      boolean order =
          step instanceof QueryStep.OrderBy
              || step instanceof QueryStep.ThenBy
              || step instanceof QueryStep.Reverse;
      boolean page = step instanceof QueryStep.Skip || step instanceof QueryStep.Take;
      looksAtEntities |= step instanceof QueryStep.Filter;
      looksAtRows |=
          looksAtEntities
              || step instanceof QueryStep.Where
              || step instanceof QueryStep.OfType
              || step instanceof QueryStep.Distinct
              || remakes(step);
      ordered |= page && looksAtRows;
      boolean counts =
          step instanceof QueryStep.Include
              ? looksAtEntities
              : !(step instanceof QueryStep.RequireIndex) && (!order || ordered);
      if (counts) {
        needed.addFirst(step);
      }
    }
    return new QuerySpec(type, List.copyOf(needed), tracking, ignored, parameters);
  }

  /** Returns what saves the data must hold, for this query and those that it is made of. */
  List<ConsistencyToken> tokens() {
    var tokens = new ArrayList<ConsistencyToken>();
    for (QueryStep step : steps) {
      if (step instanceof QueryStep.AtLeast atLeast) {
        tokens.add(atLeast.token());
      } else if (step instanceof QueryStep.Join join) {
        tokens.addAll(join.other().tokens());
      } else if (step instanceof QueryStep.Combine combine) {
        tokens.addAll(combine.other().tokens());
      }
    }
    return tokens;
  }

  /** Returns how long this query, with those that it is made of, may run; null for any time. */
  @Nullable Duration timeout() {
    Duration shortest = null;
    for (QueryStep step : steps) {
      Duration limit =
          step instanceof QueryStep.Timeout timeout
              ? timeout.limit()
              : step instanceof QueryStep.Join join
                  ? join.other().timeout()
                  : step instanceof QueryStep.Combine combine ? combine.other().timeout() : null;
      if (limit != null && (shortest == null || limit.compareTo(shortest) < 0)) {
        shortest = limit;
      }
    }
    return shortest;
  }

  /** Returns an include of another query's that this one does not have, or null. */
  QueryStep.@Nullable Include lacks(QuerySpec other) {
    return other.steps.stream()
        .filter(step -> step instanceof QueryStep.Include && !steps.contains(step))
        .map(QueryStep.Include.class::cast)
        .findFirst()
        .orElse(null);
  }

  /** Returns the remarks. */
  List<String> tags() {
    return steps.stream()
        .filter(QueryStep.Tag.class::isInstance)
        .map(tag -> ((QueryStep.Tag) tag).text())
        .toList();
  }

  /** Returns what messages call the query: its type, with its remarks. */
  String label() {
    return type.name() + (tags().isEmpty() ? "" : " (" + String.join(", ", tags()) + ")");
  }

  /** Returns whether an operator makes other rows, which are in no order. */
  static boolean remakes(QueryStep step) {
    return step instanceof QueryStep.GroupBy
        || step instanceof QueryStep.Join
        || step instanceof QueryStep.JoinMembers
        || step instanceof QueryStep.Combine;
  }

  /** Returns whether equal entities can be among the results. */
  boolean repeatsEntities() {
    boolean repeats = type.isKeyless();
    for (QueryStep step : steps) {
      if (step instanceof QueryStep.Combine combine) {
        repeats = combine.operator() == QueryStep.SetOperator.CONCAT;
      } else if (step instanceof QueryStep.Distinct) {
        repeats = false;
      }
    }
    return repeats;
  }

  /** Returns whether there is an order; that of rows is lost when others are made of them. */
  boolean isOrdered() {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i) instanceof QueryStep.OrderBy) {
        return true;
      } else if (remakes(steps.get(i))) {
        return false;
      }
    }
    return false;
  }
}

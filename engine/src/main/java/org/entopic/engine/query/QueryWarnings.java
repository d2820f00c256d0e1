package org.entopic.engine.query;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entopic.QueryException;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.event.Warning;
import org.entopic.event.WarningAction;
import org.entopic.query.tree.ExpressionNode.Entity;

/**
 * Warns of queries that may not be meant as they are, once for each kind of query; thread-safe.
 *
 * <p>Queries are of a kind that differ in values alone.
 */
public final class QueryWarnings {
  private static final int KINDS = 1_000;

  private final Diagnostics diagnostics;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Creates what warns of the queries of a factory. */
  public QueryWarnings(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Looks at a query whose first result is asked for. */
  void first(QuerySpec spec) {
    boolean isLimited = spec.isOrdered();
    for (QueryStep step : spec.steps()) {
      isLimited |= step instanceof QueryStep.Where || step instanceof QueryStep.Filter;
    }
    if (!isLimited) {
      warn(Warning.FIRST_WITHOUT_ORDER_AND_FILTER, spec, PlanMessages::firstWithoutOrder);
    }
  }

  /** Looks at a query that is about to run. */
  void look(QuerySpec spec) {
    boolean isOrdered = false;
    boolean includes = false;
    for (QueryStep step : spec.steps()) {
      if (step instanceof QueryStep.OrderBy) {
        isOrdered = true;
      } else if (step instanceof QueryStep.Include) {
        includes = true;
      } else if (QuerySpec.remakes(step)) {
        isOrdered = false;
      } else if (!isOrdered && (step instanceof QueryStep.Take || step instanceof QueryStep.Skip)) {
        warn(Warning.ROW_LIMIT_WITHOUT_ORDER, spec, PlanMessages::limitWithoutOrder);
      } else if (includes && step instanceof QueryStep.Select select && drops(select.selection())) {
        warn(Warning.INCLUDE_IGNORED, spec, PlanMessages::includeIgnored);
      }
    }
  }

  private static boolean drops(Selection selection) {
    return selection.values().stream()
        .noneMatch(value -> value instanceof Entity entity && entity.names().isEmpty());
  }

  private void warn(Warning warning, QuerySpec spec, Function<QuerySpec, String> message) {
    WarningAction action = diagnostics.action(warning);
    if (action == WarningAction.THROW
        || (action == WarningAction.LOG
            && told.size() < KINDS
            && told.add(warning + " " + kind(spec)))) {
      diagnostics.warnOrThrow(warning, message.apply(spec), QueryException::new);
    }
  }

  /** Texts of conditions have no values; those of other operators may. */
  private static String kind(QuerySpec spec) {
    return spec.steps().stream()
        .map(
            step ->
                step instanceof QueryStep.Where || step instanceof QueryStep.Tag
                    ? step.toString()
                    : step.getClass().getSimpleName())
        .collect(Collectors.joining(" ", spec.type().name() + " ", ""));
  }
}

package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.event.QueryInterceptor;
import org.entopic.query.tree.QueryTree;

/** Has those who may change queries see one, and what it is made of, before it is planned. */
final class QueryInterception {
  private final QueryContext context;
  private final List<QueryInterceptor> interceptors;

  private QueryInterception(QueryContext context, List<QueryInterceptor> interceptors) {
    this.context = context;
    this.interceptors = interceptors;
  }

  /** Returns the query to run. */
  static QuerySpec of(QueryContext context, QuerySpec spec) {
    List<QueryInterceptor> interceptors = context.hooks().queries();
    return interceptors.isEmpty() ? spec : new QueryInterception(context, interceptors).asked(spec);
  }

  private QuerySpec asked(QuerySpec spec) {
    List<QueryStep> steps = spec.steps().stream().map(this::inner).toList();
    var tree = new QueryTree(spec.type(), steps.stream().map(QueryInterception::operator).toList());
    for (QueryInterceptor each : interceptors) {
      tree = checked(spec, each, each.planning(context.context(), tree));
    }
    return spec.with(steps(tree));
  }

  private static QueryTree checked(QuerySpec spec, QueryInterceptor by, QueryTree tree) {
    if (tree.type() != spec.type()) {
      throw PlanMessages.otherType(by.getClass(), spec.type(), tree.type());
    }
    return tree;
  }

  /** The queries that a query is made of are seen one by one, before it. */
  private QueryStep inner(QueryStep step) {
    if (step instanceof QueryStep.Join join) {
      return new QueryStep.Join(join.kind(), asked(join.other()), join.keys());
    }
    return step instanceof QueryStep.Combine combine
        ? new QueryStep.Combine(combine.operator(), asked(combine.other()))
        : step;
  }

  /** An operator that is kept or left out as it is. */
  private record Kept(QueryStep step) implements QueryTree.Other {
    @Override
    public String toString() {
      return step.toString();
    }
  }

  private static QueryTree.Operator operator(QueryStep step) {
    if (step instanceof QueryStep.Where where) {
      return new QueryTree.Where(where.predicate());
    } else if (step instanceof QueryStep.OrderBy order) {
      return new QueryTree.OrderBy(order.ordering());
    } else if (step instanceof QueryStep.ThenBy order) {
      return new QueryTree.ThenBy(order.ordering());
    } else if (step instanceof QueryStep.Skip skip) {
      return new QueryTree.Skip(skip.count());
    } else if (step instanceof QueryStep.Take take) {
      return new QueryTree.Take(take.count());
    }
    return step instanceof QueryStep.Tag tag ? new QueryTree.Tag(tag.text()) : new Kept(step);
  }

  private static List<QueryStep> steps(QueryTree tree) {
    var steps = new ArrayList<QueryStep>();
    boolean isOrdered = false;
    for (QueryTree.Operator operator : tree.operators()) {
      if (operator instanceof QueryTree.ThenBy further && !isOrdered) {
        throw QueryMessages.thenByWithoutOrder(tree.type(), further.ordering());
      }
      isOrdered |= operator instanceof QueryTree.OrderBy;
      steps.add(step(tree, operator));
    }
    return steps;
  }

  private static QueryStep step(QueryTree tree, QueryTree.Operator operator) {
    if (operator instanceof QueryTree.Where where) {
      return new QueryStep.Where(where.predicate());
    } else if (operator instanceof QueryTree.OrderBy order) {
      return new QueryStep.OrderBy(order.ordering());
    } else if (operator instanceof QueryTree.ThenBy order) {
      return new QueryStep.ThenBy(order.ordering());
    } else if (operator instanceof QueryTree.Skip skip) {
      return new QueryStep.Skip(DefaultQuery.notNegative("skip", skip.count()));
    } else if (operator instanceof QueryTree.Take take) {
      return new QueryStep.Take(DefaultQuery.notNegative("take", take.count()));
    } else if (operator instanceof QueryTree.Tag tag) {
      return new QueryStep.Tag(tag.text());
    } else if (operator instanceof Kept kept) {
      return kept.step();
    }
    throw PlanMessages.foreignOperator(tree.type(), operator);
  }
}

package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entopic.engine.query.AccessChoice.Order;
import org.entopic.engine.query.QueryStep.JoinKind;
import org.entopic.engine.query.expression.BoundAssignment;
import org.entopic.engine.query.expression.BoundCollection;
import org.entopic.engine.query.expression.ColumnExpression;
import org.entopic.engine.query.expression.GroupJoinScope;
import org.entopic.engine.query.expression.GroupScope;
import org.entopic.engine.query.expression.JoinScope;
import org.entopic.engine.query.expression.ParameterValues;
import org.entopic.engine.query.expression.Projection;
import org.entopic.engine.query.expression.PropertyValue;
import org.entopic.engine.query.expression.QueryBinder;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.engine.query.expression.RecordProjection;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.engine.query.expression.Scope;
import org.entopic.engine.query.expression.SelectionScope;
import org.entopic.engine.query.expression.TypeCondition;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.query.tree.Assignment;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.ListOf;
import org.entopic.query.tree.PredicateNode;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/** Turns what a query was asked to do into a plan; everything is checked before any row is read. */
final class QueryPlanner {
  private final QueryContext context;
  private EntityTypeModel type;
  private final QuerySpec spec;
  private final Statistics statistics;
  private final QueryBinder binder;
  private final IncludePlanner includes;
  private final PlanBuilder plan = new PlanBuilder();
  private Scope scope;
  private List<RowExpression> values = List.of();
  private QueryPlan.@Nullable Selected selected;
  private @Nullable StoreAccess access;
  private List<Conjunct> asked = List.of();
  private int stepsOfHead;

  private QueryPlanner(QueryContext context, QuerySpec spec, Statistics statistics) {
    this.context = context;
    this.statistics = statistics;
    this.type = spec.type();
    this.spec = spec;
    this.binder =
        new QueryBinder(
            context.model(),
            context.capabilities(),
            spec.ignored().all() ? null : context.context(),
            spec.ignored().names(),
            spec.parameters());
    this.includes = new IncludePlanner(type, binder);
    this.scope = binder.scope(type);
  }

  /**
   * Returns the plan of a query.
   *
   * @throws org.entopic.QueryException if the query does not fit the model, or the backend has no
   *     views
   */
  static QueryPlan plan(QueryContext context, QuerySpec spec) {
    try (var statistics = new Statistics(context.reader())) {
      return new QueryPlanner(context, spec, statistics).plan();
    }
  }

  /**
   * What a bulk update does.
   *
   * @param plan how the rows are found
   * @param assignments what is set in each
   */
  record Update(QueryPlan plan, List<BoundAssignment> assignments) {}

  /**
   * Returns the plan of a bulk update.
   *
   * @throws org.entopic.QueryException as {@link #plan} does, and if what is set does not fit
   */
  static Update update(QueryContext context, QuerySpec spec, List<Assignment> assignments) {
    try (var statistics = new Statistics(context.reader())) {
      var planner = new QueryPlanner(context, spec, statistics);
      QueryPlan plan = planner.plan();
      return new Update(
          plan,
          assignments.stream().map(each -> planner.binder.assignment(planner.type, each)).toList());
    }
  }

  /**
   * A query and a value of each of its results.
   *
   * @param plan how the query runs
   * @param key the value
   */
  record Keyed(QueryPlan plan, RowExpression key) {}

  /**
   * Returns the plan of a query with a value of each of its results.
   *
   * @throws org.entopic.QueryException as {@link #plan} does, and if the value does not fit
   */
  static Keyed keyed(QueryContext context, QuerySpec spec, ExpressionNode key) {
    try (var statistics = new Statistics(context.reader())) {
      var planner = new QueryPlanner(context, spec, statistics);
      QueryPlan plan = planner.plan();
      return new Keyed(plan, planner.binder.expressions(planner.scope).bind(key));
    }
  }

  /** Returns what checks expressions before there is a query; filters do not matter to it. */
  static QueryBinder binder(QueryContext context) {
    return new QueryBinder(
        context.model(), context.capabilities(), null, Set.of(), ParameterValues.NONE);
  }

  private QueryPlan plan() {
    List<QueryStep> steps = spec.steps();
    int head = endOfHead(steps);
    var conjuncts = new ArrayList<Conjunct>();
    binder.filters(type).forEach(filter -> conjuncts.addAll(conjuncts(filter)));
    conjuncts.addAll(ofType());
    for (QueryStep step : steps.subList(0, head)) {
      if (step instanceof QueryStep.Where where) {
        conjuncts.addAll(conjuncts(where.predicate()));
      } else if (step instanceof QueryStep.OfType narrower) {
        narrow(narrower.type());
        conjuncts.addAll(ofType());
      } else {
        collect(step);
      }
    }
    EntityTypeModel accessed = type;
    long wanted = RowsNeeded.by(steps.subList(head, steps.size()));
    QueryTrackingBehavior tracking = spec.tracking();
    AccessChoice choice = choose(conjuncts, wanted);
    access = choice.access();
    if (access instanceof StoreAccess.FullScan && demand() != null) {
      throw QueryMessages.noIndex(accessed, conjuncts.toString());
    }
    asked = List.copyOf(conjuncts);
    conjuncts.removeAll(choice.covered());
    plan.residual(
        conjuncts,
        access instanceof StoreAccess.FullScan
            && steps.stream().anyMatch(QueryStep.Parallel.class::isInstance));
    stepsOfHead = plan.steps().size();
    if (choice.order() == Order.AS_ASKED) {
      plan.sorted();
    }
    tail(steps.subList(head, steps.size()));
    return new QueryPlan(
        accessed,
        choice.access(),
        choice.words(),
        statistics.known(choice.access()),
        plan.steps(),
        selected == null ? plan.remaining(included()) : List.of(),
        tracking == null ? context.queryTrackingBehavior() : tracking,
        selected,
        spec.tags());
  }

  /** Returns what entities have loaded beside them by now: as the query says, and the model. */
  private List<IncludeNode> included() {
    return included(includes);
  }

  /** Returns what selected entities have loaded; what the query says holds for its own. */
  private List<IncludeNode> included(EntityColumn.Source entities) {
    return included(
        entities.direct() && entities.type() == type
            ? includes
            : new IncludePlanner(entities.type(), binder));
  }

  private List<IncludeNode> included(IncludePlanner planner) {
    if (spec.steps().stream().noneMatch(QueryStep.IgnoreAutoIncludes.class::isInstance)) {
      planner.addAutomatic();
    }
    return planner.build();
  }

  private AccessChoice choose(List<Conjunct> conjuncts, long wanted) {
    QueryStep.RequireIndex demand = demand();
    String index = demand == null ? null : demand.index();
    var planner =
        new AccessPlanner(
            type, binder.capabilities(), conjuncts, plan.orderings(), plan.ties(), index);
    plan.ties(planner.ties());
    return index != null
        ? demanded(planner, index, wanted)
        : planner.choose(wanted, statistics).orElseThrow(() -> QueryMessages.noAccess(type));
  }

  private QueryStep.@Nullable RequireIndex demand() {
    QueryStep.RequireIndex demand = null;
    for (QueryStep step : spec.steps()) {
      if (step instanceof QueryStep.RequireIndex next) {
        demand = next;
      }
    }
    return demand;
  }

  private AccessChoice demanded(AccessPlanner planner, String name, long wanted) {
    IndexModel index =
        type.indexes().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> PlanMessages.unknownIndex(type, name));
    AccessChoice choice =
        planner
            .chooseIndex(wanted, statistics)
            .orElseThrow(() -> PlanMessages.unfitIndex(type, index));
    statistics.applyAsLong(choice.access());
    return choice;
  }

  private void tail(List<QueryStep> steps) {
    for (int i = 0; i < steps.size(); i++) {
      QueryStep step = steps.get(i);
      if (step instanceof QueryStep.Where where) {
        plan.residual(conjuncts(where.predicate()));
      } else if (step instanceof QueryStep.OfType narrower) {
        narrow(narrower.type());
        plan.residual(typeCondition());
      } else if (step instanceof QueryStep.Skip skip) {
        plan.sort(RowsNeeded.by(steps.subList(i, steps.size())));
        plan.add(new PlanStep.Skip(skip.count()));
      } else if (step instanceof QueryStep.Take take) {
        plan.sort(RowsNeeded.by(steps.subList(i, steps.size())));
        plan.add(new PlanStep.Take(take.count()));
      } else if (step instanceof QueryStep.Filter filter) {
        plan.sort(PlanStep.ALL);
        filter(filter.predicate());
      } else if (step instanceof QueryStep.Distinct) {
        plan.sort(PlanStep.ALL);
        plan.add(new PlanStep.Distinct(selected != null ? values : PropertyValue.ofKeyless(type)));
      } else if (step instanceof QueryStep.GroupBy group) {
        if (listsRows(steps.subList(i, steps.size()))) {
          plan.sort(PlanStep.ALL);
        }
        group(group);
      } else if (step instanceof QueryStep.Join join) {
        plan.sort(PlanStep.ALL);
        join(join);
      } else if (step instanceof QueryStep.JoinMembers members) {
        plan.sort(PlanStep.ALL);
        join(members);
      } else if (step instanceof QueryStep.Combine combine) {
        plan.sort(PlanStep.ALL);
        combine(combine);
      } else {
        collect(step);
      }
    }
    plan.sort(PlanStep.ALL);
  }

  /** Lists of a group's rows are in the order that the rows had. */
  private static boolean listsRows(List<QueryStep> steps) {
    return steps.stream()
        .anyMatch(
            step ->
                step instanceof QueryStep.Select select
                    && select.selection().values().stream().anyMatch(ListOf.class::isInstance));
  }

  private void collect(QueryStep step) {
    if (step instanceof QueryStep.OrderBy order) {
      plan.orderBy(binder.ordering(scope, order.ordering()));
    } else if (step instanceof QueryStep.ThenBy then) {
      plan.thenBy(binder.ordering(scope, then.ordering()));
    } else if (step instanceof QueryStep.Include include) {
      includes.add(include);
    } else if (step instanceof QueryStep.Reverse) {
      plan.reverse();
    } else if (step instanceof QueryStep.Select select) {
      select(select.selection());
    }
  }

  private void select(Selection selection) {
    select(selection, binder.expressions(scope).select(selection.values()));
  }

  private void select(Selection selection, List<RowExpression> selectedValues) {
    values = selectedValues;
    Projection projection =
        switch (selection.shape()) {
          case VALUE -> Projection.value(values.get(0));
          case TUPLE -> ValueTuple.projection(selection.values(), values);
          case RECORD -> RecordProjection.of(type, selection.record(), selection.values(), values);
        };
    selected =
        new QueryPlan.Selected(
            projection, selection, EntityColumn.of(selection, values, this::included));
    scope = SelectionScope.of(type, selection.record(), values);
  }

  private void group(QueryStep.GroupBy group) {
    var groups = new GroupScope(binder.expressions(scope), group.keys());
    boolean ofAsked = plan.steps().size() == stepsOfHead;
    String keys = group.keys().stream().map(Object::toString).collect(Collectors.joining(", "));
    plan.remake(
        new PlanStep.Group(
            groups,
            keys.isEmpty() ? "aggregate" : "group by " + keys + " by hash",
            type,
            ofAsked ? context.aggregations(type) : List.of(),
            asked));
    scope = groups;
    selected = null;
  }

  /** What parameters stand for here, they stand for in the queries that this one is made of. */
  private QuerySpec within(QuerySpec other) {
    return other.with(other.parameters().or(spec.parameters()));
  }

  private void join(QueryStep.Join join) {
    var other = new QueryPlanner(context, within(join.other()), statistics);
    QueryPlan otherPlan = other.plan().ofRows();
    PlanStep.Join step =
        new JoinPlanner(binder, statistics, access, plan.isUnlimited())
            .plan(join, matches(join.keys(), other), otherPlan, other.onlyConditions(otherPlan));
    var pairs = new JoinScope(scope, other.scope);
    if (join.kind() == JoinKind.GROUP) {
      var groups = new GroupJoinScope(scope, binder.expressions(pairs));
      plan.remake(new PlanStep.GroupJoin(step, groups));
      scope = groups;
    } else {
      plan.remake(step);
      scope = pairs;
    }
    selected = null;
  }

  /** Returns all that the query asks of rows; null if it does more, or demands a way to them. */
  private @Nullable List<Conjunct> onlyConditions(QueryPlan own) {
    boolean more = endOfHead(spec.steps()) < spec.steps().size() || demand() != null;
    return more || !own.onlyFilters() ? null : asked;
  }

  /** Returns what is compared in the rows of both sides, or nothing where all fit all. */
  private PlanStep.Join.@Nullable Keys matches(
      QueryStep.@Nullable JoinKeys nodes, QueryPlanner other) {
    if (nodes == null) {
      return null;
    }
    List<RowExpression> left = binder.expressions(scope).bindAll(nodes.left());
    List<RowExpression> right = other.binder.expressions(other.scope).bindAll(nodes.right());
    for (int i = 0; i < left.size(); i++) {
      if (!left.get(i).type().equals(right.get(i).type())) {
        throw QueryMessages.unfitKeys(type, nodes.left().get(i), nodes.right().get(i));
      }
    }
    return new PlanStep.Join.Keys(left, right);
  }

  private void join(QueryStep.JoinMembers members) {
    BoundCollection collection = scope.collection(members.collection());
    String kind = members.kind().name().toLowerCase(Locale.ROOT);
    plan.remake(
        new PlanStep.JoinMembers(
            members.kind(),
            collection,
            kind + " join with " + members.collection() + ", each by " + collection.describe()));
    scope = new JoinScope(scope, binder.scope(collection.element()));
    selected = null;
  }

  private void combine(QueryStep.Combine combine) {
    var other = new QueryPlanner(context, within(combine.other()), statistics);
    QueryPlan otherPlan = other.plan().ofRows();
    if (selected == null && other.selected == null) {
      if (type.isKeyless()) {
        throw QueryMessages.keyless(type);
      }
      if (!type.javaType().isAssignableFrom(other.type.javaType())) {
        throw QueryMessages.unfitOperands(type, other.type);
      }
      plan.combine(new PlanStep.Combine(combine.operator(), otherPlan, List.of(), List.of()));
    } else if (selected != null && selected.matches(other.selected) && sameTypes(other.values)) {
      plan.remake(new PlanStep.Combine(combine.operator(), otherPlan, values, other.values));
      select(selected.selection(), ColumnExpression.of(values));
    } else {
      throw QueryMessages.unfitOperands(type, other.type);
    }
  }

  private boolean sameTypes(List<RowExpression> others) {
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).type().equals(others.get(i).type())
          || values.get(i).javaType() != others.get(i).javaType()
          || values.get(i).entity() != others.get(i).entity()) {
        return false;
      }
    }
    return true;
  }

  private void filter(Predicate<Object> predicate) {
    if (selected == null) {
      plan.filter(predicate, included());
    } else {
      plan.add(new PlanStep.InMemoryResults(predicate, selected.projection()));
    }
  }

  /** The rows that follow are of a type that extends the one before. */
  private void narrow(EntityTypeModel narrower) {
    type = narrower;
    includes.narrow(narrower);
    scope = binder.scope(narrower);
  }

  /** Returns the condition that tells the rows of a type from others in the same topic. */
  private List<Conjunct> ofType() {
    return TypeCondition.isNeeded(type) ? typeCondition() : List.of();
  }

  private List<Conjunct> typeCondition() {
    PredicateNode condition = TypeCondition.of(type);
    return condition == null
        ? List.of()
        : List.of(new Conjunct(condition, binder.predicate(type.rootType(), condition)));
  }

  private List<Conjunct> conjuncts(PredicateNode predicate) {
    if (!(predicate instanceof PredicateNode.And and)) {
      return List.of(new Conjunct(predicate, binder.predicate(scope, predicate)));
    }
    var parts = new ArrayList<Conjunct>();
    and.parts().forEach(part -> parts.addAll(conjuncts(part)));
    return parts;
  }

  /** The head is what comes before the first step that cannot trade places with a condition. */
  private static int endOfHead(List<QueryStep> steps) {
    for (int i = 0; i < steps.size(); i++) {
      QueryStep step = steps.get(i);
      if (step instanceof QueryStep.Skip
          || step instanceof QueryStep.Take
          || step instanceof QueryStep.Filter
          || step instanceof QueryStep.Distinct
          || step instanceof QueryStep.GroupBy
          || step instanceof QueryStep.Join
          || step instanceof QueryStep.JoinMembers
          || step instanceof QueryStep.Combine) {
        return i;
      }
    }
    return steps.size();
  }
}

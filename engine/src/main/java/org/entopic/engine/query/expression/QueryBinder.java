package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entopic.EntityContext;
import org.entopic.engine.model.EngineModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.query.Ordering;
import org.entopic.query.Predicate;
import org.entopic.query.tree.Assignment;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.ExpressionNode.OverElements;
import org.entopic.query.tree.PredicateNode;
import org.entopic.spi.backend.BackendCapability;
import org.jspecify.annotations.Nullable;

/** Checks the parts of one query against the model; not thread-safe. */
public final class QueryBinder {
  private final EngineModel model;
  private final Set<BackendCapability> capabilities;
  private final @Nullable EntityContext filtering;
  private final Set<String> ignored;
  private final ParameterValues parameters;
  private final Map<String, @Nullable RowPredicate> filters = new HashMap<>();
  private final Set<String> filtersInWork = new HashSet<>();
  private final Set<String> ledBackTo = new HashSet<>();
  private final IdentityHashMap<Scope, Map<OverElements, RowExpression>> overElements =
      new IdentityHashMap<>();

  /**
   * Creates a binder.
   *
   * @param filtering the context whose filters apply, or null for none
   * @param ignored the names of the filters that do not apply
   * @param parameters what parameters stand for
   * @throws org.entopic.QueryException if no type has a filter of such a name
   */
  public QueryBinder(
      EngineModel model,
      Set<BackendCapability> capabilities,
      @Nullable EntityContext filtering,
      Set<String> ignored,
      ParameterValues parameters) {
    if (!ignored.isEmpty() && !model.filterNames().containsAll(ignored)) {
      throw QueryMessages.unknownFilter(ignored, model.filterNames());
    }
    this.ignored = ignored;
    this.parameters = parameters;
    this.model = model;
    this.capabilities = capabilities;
    this.filtering = filtering;
  }

  /** Returns what the backend can do. */
  public Set<BackendCapability> capabilities() {
    return capabilities;
  }

  /** Returns the rows of a type. */
  public Scope scope(EntityTypeModel type) {
    return entities(type);
  }

  private EntityScope entities(EntityTypeModel type) {
    return new EntityScope(
        new PathBinder(type, capabilities, this::filter), new Constants(model, type, parameters));
  }

  /**
   * Returns an assignment to a property of a type.
   *
   * @throws org.entopic.QueryException if it does not fit the model
   */
  public BoundAssignment assignment(EntityTypeModel type, Assignment assignment) {
    EntityScope scope = entities(type);
    return BoundAssignment.of(type, scope, expressions(scope), assignment);
  }

  /** Returns what checks and compiles expressions. */
  public ExpressionBinder expressions(Scope scope) {
    return new ExpressionBinder(
        scope,
        (at, node) -> PredicateCompiler.compile(predicate(at, node)),
        this::scope,
        parameters,
        overElements.computeIfAbsent(scope, any -> new HashMap<>()));
  }

  /**
   * Returns a condition on a type.
   *
   * @throws org.entopic.QueryException if it does not fit the model
   */
  public BoundPredicate predicate(EntityTypeModel type, PredicateNode node) {
    return predicate(scope(type), node);
  }

  /**
   * Returns a condition on rows.
   *
   * @throws org.entopic.QueryException if it does not fit
   */
  public BoundPredicate predicate(Scope scope, PredicateNode node) {
    return new PredicateBinder(
            scope, expressions(scope), new Constants(model, scope.root(), parameters))
        .bind(node);
  }

  /**
   * Returns a criterion of the order of rows.
   *
   * @throws org.entopic.QueryException if it does not fit
   */
  public BoundOrdering ordering(Scope scope, Ordering<?> ordering) {
    if (ordering.node() instanceof Constant
        || ordering.node() instanceof ExpressionNode.Parameter
        || ordering.node() instanceof PredicateNode) {
      throw ExpressionMessages.orderByNoPath(scope.root(), ordering);
    }
    RowExpression value = expressions(scope).bind(ordering.node());
    if (!value.kind().isOrdered()) {
      throw ExpressionMessages.noOrder(scope.root(), ordering.node());
    }
    return new BoundOrdering(ordering, value);
  }

  /** Returns whether a navigation loads itself. */
  public boolean isLazy(NavigationModel navigation) {
    return model.mapping(navigation.declaringType()).navigation(navigation).isLazy();
  }

  /** Returns what queries include by themselves of a type, and of those that extend it. */
  public List<NavigationModel> autoIncludes(EntityTypeModel type) {
    return model.autoIncludes(type);
  }

  /** Returns the filters of the model on a type that apply to the query. */
  public List<PredicateNode> filters(EntityTypeModel type) {
    return filtering == null
        ? List.of()
        : model.filters(type, filtering, ignored).stream().map(Predicate::node).toList();
  }

  /**
   * Returns the filters of the model on a related type, and that rows are of that type where they
   * can be others, as one condition, or null if there are none; a filter that leads back to its own
   * type does not see it filtered again.
   */
  public @Nullable RowPredicate filter(EntityTypeModel type) {
    if (filters.containsKey(type.name())) {
      return filters.get(type.name());
    } else if (!filtersInWork.add(type.name())) {
      ledBackTo.add(type.name());
      return null;
    }
    List<BoundPredicate> parts = new ArrayList<>();
    for (PredicateNode node : filters(type)) {
      parts.add(predicate(type, node));
    }
    PredicateNode ofType = TypeCondition.of(type);
    if (ofType != null) {
      parts.add(predicate(type.rootType(), ofType));
    }
    RowPredicate compiled = parts.isEmpty() ? null : PredicateCompiler.compileAll(parts);
    filtersInWork.remove(type.name());
    ledBackTo.remove(type.name());
    // What leads back to a filter in work does not see that type filtered: others are to.
    if (ledBackTo.isEmpty()) {
      filters.put(type.name(), compiled);
    }
    return compiled;
  }
}

package org.entopic.engine.query;

import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import org.entopic.engine.query.QueryStep.JoinKind;
import org.entopic.engine.query.expression.GroupScope;
import org.entopic.engine.query.expression.JoinScope;
import org.entopic.engine.query.expression.QueryBinder;
import org.entopic.engine.query.expression.Scope;
import org.entopic.engine.query.text.QueryText;
import org.entopic.engine.query.text.TextMessages;
import org.entopic.query.Ordering;
import org.entopic.query.Query;
import org.entopic.query.Tuple;
import org.entopic.query.tree.ExpressionNode;

/** Makes queries of texts. */
public final class TextQueries {
  private TextQueries() {}

  /**
   * Returns the query that a text says.
   *
   * @param type the class of the results: an entity class, a record class, that of single values,
   *     {@link Tuple}, or {@code Object} for whatever there is
   * @throws org.entopic.QueryException if the text is not of the language, or does not fit the
   *     model or the class
   */
  public static <R> Query<R> of(
      QueryContext context, Class<R> type, String text, Map<String, ?> parameters) {
    QueryBinder binder = QueryPlanner.binder(context);
    QueryText parsed =
        QueryText.parse(
            context.model(),
            binder,
            context.model().entityType(type).orElse(null),
            text,
            parameters);
    QuerySpec spec = QuerySpec.all(parsed.type());
    spec = with(spec, parsed.before().stream().map(QueryStep.Where::new).toList());
    for (QueryText.Join join : parsed.joins()) {
      JoinKind kind = join.left() ? JoinKind.LEFT : JoinKind.INNER;
      spec = spec.with(new QueryStep.JoinMembers(kind, join.collection()));
    }
    spec = with(spec, parsed.where().stream().map(QueryStep.Where::new).toList());
    if (parsed.grouping() != null) {
      spec = spec.with(new QueryStep.GroupBy(parsed.grouping()));
    }
    if (parsed.having() != null) {
      spec = spec.with(new QueryStep.Where(parsed.having()));
    }
    for (int i = 0; i < parsed.order().size(); i++) {
      Ordering<?> ordering = parsed.order().get(i);
      spec = spec.with(i == 0 ? new QueryStep.OrderBy(ordering) : new QueryStep.ThenBy(ordering));
    }
    return parsed.selected().isEmpty()
        ? entities(context, type, parsed, spec)
        : selected(context, binder, type, parsed, spec);
  }

  private static QuerySpec with(QuerySpec spec, List<? extends QueryStep> steps) {
    QuerySpec longer = spec;
    for (QueryStep step : steps) {
      longer = longer.with(step);
    }
    return longer;
  }

  private static QuerySpec paged(QueryText parsed, QuerySpec spec) {
    QuerySpec page = parsed.offset() > 0 ? spec.with(new QueryStep.Skip(parsed.offset())) : spec;
    return parsed.limit() >= 0 ? page.with(new QueryStep.Take(parsed.limit())) : page;
  }

  private static <R> Query<R> entities(
      QueryContext context, Class<R> type, QueryText parsed, QuerySpec spec) {
    Class<?> found = parsed.type().javaType();
    if (!type.isAssignableFrom(found)) {
      throw TextMessages.otherResults(found, type);
    } else if (!parsed.joins().isEmpty() || parsed.grouping() != null) {
      throw TextMessages.entitiesOfPairs(parsed.type());
    }
    QuerySpec fetching =
        with(
            spec,
            parsed.fetched().stream()
                .map(path -> new QueryStep.Include(List.of(path), List.of()))
                .toList());
    boolean repeats = parsed.distinct() && fetching.repeatsEntities();
    return new DefaultEntityQuery<>(
        QueryExecutor.entities(context, type),
        paged(parsed, repeats ? fetching.with(new QueryStep.Distinct()) : fetching));
  }

  private static <R> Query<R> selected(
      QueryContext context, QueryBinder binder, Class<R> type, QueryText parsed, QuerySpec spec) {
    List<ExpressionNode> values = parsed.selected();
    boolean isEntity = context.model().entityType(type).isPresent();
    Selection selection =
        isEntity && values.size() == 1
            ? new Selection(Selection.Shape.VALUE, null, values)
            : selection(type, values);
    if (type != Object.class) {
      Class<?> found =
          switch (selection.shape()) {
            case VALUE -> boxed(valueType(binder, parsed));
            case TUPLE -> Tuple.class;
            case RECORD -> type;
          };
      if (!boxed(type).isAssignableFrom(found)) {
        throw TextMessages.otherResults(found, type);
      }
    }
    QuerySpec rows = spec.with(new QueryStep.Select(selection));
    return new DefaultQuery<>(
        QueryExecutor.projected(context),
        paged(parsed, parsed.distinct() ? rows.with(new QueryStep.Distinct()) : rows));
  }

  /** Returns the class of the only value that is selected. */
  private static Class<?> valueType(QueryBinder binder, QueryText parsed) {
    Scope scope = binder.scope(parsed.type());
    for (QueryText.Join join : parsed.joins()) {
      scope = new JoinScope(scope, binder.scope(scope.collection(join.collection()).element()));
    }
    if (parsed.grouping() != null) {
      scope = new GroupScope(binder.expressions(scope), parsed.grouping());
    }
    return binder.expressions(scope).select(parsed.selected()).get(0).javaType();
  }

  private static Selection selection(Class<?> type, List<ExpressionNode> values) {
    boolean isMade = values.size() > 1 && type != Tuple.class && type != Object.class;
    if (type.isRecord() || isMade) {
      return new Selection(Selection.Shape.RECORD, type, values);
    }
    return values.size() == 1 && type != Tuple.class
        ? new Selection(Selection.Shape.VALUE, null, values)
        : new Selection(Selection.Shape.TUPLE, null, values);
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }
}

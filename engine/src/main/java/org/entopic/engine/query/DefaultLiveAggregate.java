package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entopic.engine.query.expression.AggregateMessages;
import org.entopic.engine.query.expression.LiveAggregation;
import org.entopic.model.AggregateModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.LiveAggregate;
import org.entopic.query.Query;
import org.entopic.query.Tuple;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.PredicateNode;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.RowAggregation;
import org.entopic.spi.backend.RowGroups;
import org.jspecify.annotations.Nullable;

/** A live aggregate of the model, read for one context. */
public final class DefaultLiveAggregate implements LiveAggregate {
  private final QueryContext context;
  private final EntityTypeModel type;
  private final AggregateModel model;
  private final @Nullable LiveAggregation kept;
  private final Selection selection;

  private DefaultLiveAggregate(
      QueryContext context,
      EntityTypeModel type,
      AggregateModel model,
      @Nullable LiveAggregation kept) {
    this.context = context;
    this.type = type;
    this.model = model;
    this.kept = kept;
    List<ExpressionNode> nodes = new ArrayList<>(model.keys());
    nodes.addAll(model.values());
    this.selection = new Selection(Selection.Shape.TUPLE, null, nodes);
  }

  /**
   * Returns the aggregate of a name.
   *
   * @throws org.entopic.QueryException if the type has none
   */
  public static LiveAggregate of(QueryContext context, EntityTypeModel type, String name) {
    AggregateModel model =
        type.aggregates().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> AggregateMessages.unknown(type, name));
    LiveAggregation kept =
        context.model().isFiltered(type)
            ? null
            : context.aggregations(type).stream()
                .filter(each -> each.model().equals(model))
                .findFirst()
                .orElse(null);
    return new DefaultLiveAggregate(context, type, model, kept);
  }

  @Override
  public Optional<Tuple> find(@Nullable Object @Nullable ... key) {
    @Nullable Object[] given = key == null ? new @Nullable Object[1] : key;
    if (given.length != model.keys().size()) {
      throw AggregateMessages.otherKey(type, model, given.length);
    }
    List<@Nullable Object> values = Arrays.asList(given);
    if (kept != null) {
      Object group = kept.group(values);
      Optional<Tuple> found = context.run(() -> find(kept, group));
      if (found != null) {
        return found;
      }
    }
    return query(values).singleOrEmpty();
  }

  /** Returns what the view keeps of a group; null if it does not keep groups. */
  @SuppressWarnings("NullableOptional")
  private @Nullable Optional<Tuple> find(LiveAggregation aggregation, Object group) {
    try (ReadView view = context.reader().open()) {
      RowGroups groups = view.groups(type, aggregation);
      if (groups == null) {
        return null;
      }
      RowAggregation.State state = groups.find(group);
      return state == null
          ? Optional.empty()
          : Optional.of(new ValueTuple(selection.values(), aggregation.toJava(state)));
    }
  }

  @Override
  public Query<Tuple> query() {
    return query(QuerySpec.all(type));
  }

  private Query<Tuple> query(List<@Nullable Object> key) {
    List<PredicateNode> conditions = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      ExpressionNode node = model.keys().get(i);
      Object value = key.get(i);
      conditions.add(
          value == null
              ? new PredicateNode.IsNull(node)
              : new PredicateNode.Comparison(PredicateNode.Operator.EQ, node, new Constant(value)));
    }
    return query(QuerySpec.all(type).with(new QueryStep.Where(new PredicateNode.And(conditions))));
  }

  private Query<Tuple> query(QuerySpec rows) {
    return new DefaultQuery<>(
        QueryExecutor.projected(context),
        rows.with(new QueryStep.GroupBy(model.keys())).with(new QueryStep.Select(selection)));
  }
}

package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.entopic.QueryException;
import org.entopic.engine.model.EngineModel;
import org.entopic.model.AggregateModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Aggregate;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.jspecify.annotations.Nullable;

/** A live aggregate of the model, compiled: it is about single rows; thread-safe. */
public final class LiveAggregation implements RowAggregation {
  private final String typeName;
  private final AggregateModel model;
  private final List<RowExpression> keys;
  private final List<RowAggregate> values;
  private final Constants constants;

  private LiveAggregation(
      EntityTypeModel type,
      AggregateModel model,
      List<RowExpression> keys,
      List<RowAggregate> values,
      Constants constants) {
    this.typeName = type.name();
    this.model = model;
    this.keys = List.copyOf(keys);
    this.values = List.copyOf(values);
    this.constants = constants;
  }

  /**
   * Returns the aggregates of a type that has a topic.
   *
   * @throws QueryException if one does not fit the model, or cannot be kept
   */
  public static List<LiveAggregation> all(EngineModel model, EntityTypeModel type) {
    List<EntityTypeModel> others = new ArrayList<>(type.derivedTypes());
    if (type.rootType() != type || type.storedTypes().size() > 1) {
      others.add(type.rootType());
      others.add(type);
    }
    for (EntityTypeModel other : others) {
      if (!other.aggregates().isEmpty()) {
        throw AggregateMessages.notOwnTopic(other, other.aggregates().get(0));
      }
    }
    return type.aggregates().stream().map(each -> of(model, type, each)).toList();
  }

  private static LiveAggregation of(
      EngineModel model, EntityTypeModel type, AggregateModel aggregate) {
    ExpressionBinder binder = binder(model, type, aggregate);
    List<RowExpression> keys = binder.bindAll(aggregate.keys());
    List<RowAggregate> values = new ArrayList<>();
    for (Aggregate node : aggregate.values()) {
      RowAggregate value = binder.aggregate(node);
      if (Accumulators.reversible(value) == null) {
        throw AggregateMessages.notReversible(type, aggregate, node);
      }
      values.add(value);
    }
    return new LiveAggregation(
        type, aggregate, keys, values, new Constants(model, type, ParameterValues.NONE));
  }

  private static ExpressionBinder binder(
      EngineModel model, EntityTypeModel type, AggregateModel aggregate) {
    var constants = new Constants(model, type, ParameterValues.NONE);
    var paths =
        new PathBinder(
            type,
            Set.of(),
            related -> {
              throw AggregateMessages.leavesItsType(type, aggregate, related);
            });
    return binder(type, aggregate, new EntityScope(paths, constants), constants);
  }

  private static ExpressionBinder binder(
      EntityTypeModel type, AggregateModel aggregate, Scope scope, Constants constants) {
    return new ExpressionBinder(
        scope,
        (at, node) ->
            PredicateCompiler.compile(
                new PredicateBinder(at, binder(type, aggregate, at, constants), constants)
                    .bind(node)),
        related -> {
          throw AggregateMessages.leavesItsType(type, aggregate, related);
        },
        ParameterValues.NONE);
  }

  /** Returns what the model says. */
  public AggregateModel model() {
    return model;
  }

  /**
   * Returns the group that values which applications see belong to.
   *
   * @throws QueryException if a value does not have the type of its key
   */
  public Object group(List<@Nullable Object> javaValues) {
    @Nullable Object[] stored = new @Nullable Object[keys.size()];
    for (int i = 0; i < stored.length; i++) {
      Object value = javaValues.get(i);
      stored[i] = value == null ? null : constants.stored(model.keys().get(i), keys.get(i), value);
    }
    return identity(stored);
  }

  /** Returns the group that stored values of the keys belong to. */
  public Object groupOf(List<@Nullable Object> storedKeys) {
    return identity(storedKeys.toArray());
  }

  /** Returns what a group without rows would have as a value that is no key. */
  public @Nullable Object empty(int column) {
    return Objects.requireNonNull(Accumulators.reversible(values.get(column - keys.size())))
        .result();
  }

  @Override
  public Object groupOf(Row row) {
    if (keys.size() == 1) {
      return identity(keys.get(0).get(NoRows.INSTANCE, row));
    }
    return identity(keyValues(row));
  }

  private @Nullable Object[] keyValues(Row row) {
    @Nullable Object[] read = new @Nullable Object[keys.size()];
    for (int i = 0; i < read.length; i++) {
      read[i] = keys.get(i).get(NoRows.INSTANCE, row);
    }
    return read;
  }

  private static Object identity(@Nullable Object[] stored) {
    if (stored.length == 1) {
      return identity(stored[0]);
    }
    Object[] identities = new Object[stored.length];
    for (int i = 0; i < identities.length; i++) {
      identities[i] = identity(stored[i]);
    }
    return Arrays.asList(identities);
  }

  private static Object identity(@Nullable Object stored) {
    return Objects.requireNonNullElse(Identity.of(stored), NoValue.NULL);
  }

  /** Stands for null among the keys of groups. */
  private enum NoValue {
    NULL
  }

  @Override
  public State start(Row member) {
    ReversibleAccumulator[] fresh = new ReversibleAccumulator[values.size()];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = Objects.requireNonNull(Accumulators.reversible(values.get(i)));
    }
    return new Group(keyValues(member), fresh);
  }

  /** Returns the column of a key or a value of the groups, negative if they have none. */
  public int column(ExpressionNode node) {
    int key = model.keys().indexOf(node);
    int value = key >= 0 || !(node instanceof Aggregate) ? -1 : model.values().indexOf(node);
    return value < 0 ? key : keys.size() + value;
  }

  /** Returns a stored value of a group. */
  public @Nullable Object stored(State group, int column) {
    var known = (Group) group;
    return column < keys.size() ? known.keys[column] : known.values[column - keys.size()].result();
  }

  /** Returns all values of a group as applications see them, the keys first. */
  public @Nullable Object[] toJava(State group) {
    @Nullable Object[] seen = new @Nullable Object[keys.size() + values.size()];
    for (int i = 0; i < seen.length; i++) {
      Object stored = stored(group, i);
      seen[i] = i < keys.size() ? keys.get(i).toJava(stored) : stored;
    }
    return seen;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LiveAggregation that
        && typeName.equals(that.typeName)
        && model.equals(that.model);
  }

  @Override
  public int hashCode() {
    return model.hashCode();
  }

  @Override
  public String toString() {
    return typeName + ": " + model;
  }

  /** The values of one group. */
  private static final class Group implements State {
    private final @Nullable Object[] keys;
    private final ReversibleAccumulator[] values;

    Group(@Nullable Object[] keys, ReversibleAccumulator[] values) {
      this.keys = keys;
      this.values = values;
    }

    @Override
    public void add(Row row) {
      for (ReversibleAccumulator value : values) {
        value.add(NoRows.INSTANCE, row);
      }
    }

    @Override
    public void remove(Row row) {
      for (ReversibleAccumulator value : values) {
        value.remove(NoRows.INSTANCE, row);
      }
    }

    @Override
    public State copy() {
      ReversibleAccumulator[] copies = new ReversibleAccumulator[values.length];
      for (int i = 0; i < copies.length; i++) {
        copies[i] = values[i].copy();
      }
      return new Group(keys, copies);
    }
  }
}

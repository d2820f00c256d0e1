package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.engine.query.expression.Accumulator;
import org.entopic.engine.query.expression.GroupValue;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** A row for each group of other rows, in the order of their first ones; reads all at once. */
final class GroupedRows implements RowCursor {
  private final ReadView view;
  private final RowCursor source;
  private final List<RowExpression> keys;
  private final List<GroupValue> aggregates;
  private @Nullable Iterator<Group> groups;
  private final RowBuilder builder;

  /** One group. */
  private static final class Group {
    final @Nullable Object[] key;
    final Accumulator[] accumulators;

    Group(@Nullable Object[] key, Accumulator[] accumulators) {
      this.key = key;
      this.accumulators = accumulators;
    }
  }

  GroupedRows(
      ReadView view, RowCursor source, List<RowExpression> keys, List<GroupValue> aggregates) {
    this.view = view;
    this.source = source;
    this.keys = keys;
    this.aggregates = aggregates;
    this.builder = new RowBuilder(new GroupRowType(keys.size() + aggregates.size()));
  }

  @Override
  public @Nullable Row next() {
    if (groups == null) {
      groups = group().iterator();
    }
    return groups.hasNext() ? row(groups.next()) : null;
  }

  private List<Group> group() {
    if (keys.isEmpty()) {
      Group all = start(new Object[0]);
      source.forEachRemaining(row -> add(all, row));
      return List.of(all);
    }
    if (keys.size() == 1) {
      var found = new ByValue(keys.get(0));
      source.forEachRemaining(found::add);
      return found.groups;
    }
    Map<@Nullable Object, Group> found = new LinkedHashMap<>();
    source.forEachRemaining(
        row -> {
          @Nullable Object[] key = RowKey.values(keys, view, row);
          add(found.computeIfAbsent(RowKey.identity(key), any -> start(key)), row);
        });
    return new ArrayList<>(found.values());
  }

  /** Groups of a single key; only the first row of a group makes more than a lookup. */
  private final class ByValue {
    final List<Group> groups = new ArrayList<>();
    private final RowExpression value;
    private final HashKey key;
    private final KeyNumbers numbers;
    private final List<Group> byNumber = new ArrayList<>();
    private @Nullable Group ofNull;

    ByValue(RowExpression value) {
      this.value = value;
      this.key = HashKey.of(value);
      this.numbers = KeyNumbers.of(key);
    }

    void add(Row row) {
      int number = numbers.add(key, view, row);
      GroupedRows.this.add(number < 0 ? ofNull(row) : of(number, row), row);
    }

    private Group of(int number, Row row) {
      if (number == byNumber.size()) {
        byNumber.add(started(row));
      }
      return byNumber.get(number);
    }

    private Group ofNull(Row row) {
      Group known = ofNull;
      if (known == null) {
        known = started(row);
        ofNull = known;
      }
      return known;
    }

    private Group started(Row row) {
      Group group = start(new @Nullable Object[] {value.get(view, row)});
      groups.add(group);
      return group;
    }
  }

  private Group start(@Nullable Object[] key) {
    return new Group(key, aggregates.stream().map(GroupValue::start).toArray(Accumulator[]::new));
  }

  private void add(Group group, Row row) {
    for (Accumulator accumulator : group.accumulators) {
      accumulator.add(view, row);
    }
  }

  private Row row(Group group) {
    int column = 0;
    for (Object value : group.key) {
      builder.setObject(column++, value);
    }
    for (Accumulator accumulator : group.accumulators) {
      builder.setObject(column++, accumulator.result());
    }
    return builder.buildNested();
  }
}

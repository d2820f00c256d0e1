package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.engine.query.expression.Accumulator;
import org.entopic.engine.query.expression.GroupValue;
import org.entopic.engine.query.expression.Identity;
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
    Map<@Nullable Object, Group> found = new LinkedHashMap<>();
    if (keys.size() == 1) {
      RowExpression key = keys.get(0);
      source.forEachRemaining(row -> addByValue(found, key.get(view, row), row));
    } else {
      source.forEachRemaining(
          row -> {
            @Nullable Object[] key = RowKey.values(keys, view, row);
            add(found.computeIfAbsent(RowKey.identity(key), any -> start(key)), row);
          });
    }
    return new ArrayList<>(found.values());
  }

  /** Adds to the group of a single key; only the first row of a group makes more than a lookup. */
  private void addByValue(Map<@Nullable Object, Group> found, @Nullable Object value, Row row) {
    Object identity = Identity.of(value);
    Group group = found.get(identity);
    if (group == null) {
      group = start(new @Nullable Object[] {value});
      found.put(identity, group);
    }
    add(group, row);
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

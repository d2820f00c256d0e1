package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.entopic.ConsistencyToken;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.WriteReceipt;

/** Stored rows, and saves that put change sets into them. */
final class TestStore implements RowSource {
  final Map<String, Map<Object, Row>> rows = new LinkedHashMap<>();
  private final Map<String, Long> sequences = new LinkedHashMap<>();
  private long offset;

  /** Saves what a tracker wants to save. */
  ChangeSet save(ChangeTracker tracker) {
    tracker.generatedKeys().assign(numbers(tracker.generatedKeys().demands()));
    ChangeSet changes = tracker.detectChanges();
    tracker.accept(changes, write(changes));
    return changes;
  }

  /** Returns numbers that nobody else got. */
  List<long[]> numbers(List<GeneratedKeys.Demand> demands) {
    var numbers = new ArrayList<long[]>();
    for (GeneratedKeys.Demand demand : demands) {
      long last = sequences.merge(demand.type().name(), (long) demand.count(), Long::sum);
      numbers.add(LongStream.rangeClosed(last - demand.count() + 1, last).toArray());
    }
    return numbers;
  }

  private WriteReceipt write(ChangeSet changes) {
    var positions = new ArrayList<WriteReceipt.Position>();
    for (EntityChange change : changes.changes()) {
      Map<Object, Row> table = table(change.type());
      boolean present = table.containsKey(change.key());
      if (present != (change.kind() != ChangeKind.INSERT)) {
        throw new AssertionError(
            change.kind() + " " + change.type().name() + ", there: " + present);
      }
      if (change.current() == null) {
        table.remove(change.key());
      } else {
        table.put(change.key(), change.current().at(0, offset, offset));
      }
      positions.add(new WriteReceipt.Position(0, offset, offset));
      offset++;
    }
    return new WriteReceipt(new ConsistencyToken(new UUID(0, offset), List.of()), positions);
  }

  Map<Object, Row> table(EntityTypeModel type) {
    return rows.computeIfAbsent(type.name(), name -> new LinkedHashMap<>());
  }

  @Override
  public Row current(EntityTypeModel type, Object key) {
    return table(type).get(key);
  }

  @Override
  public void read(StoreAccess access, Consumer<Row> action) {
    List<Row> all = List.copyOf(table(access.type()).values());
    if (access instanceof StoreAccess.IndexLookup lookup) {
      all.stream()
          .filter(row -> lookup.values().contains(indexed(row, lookup.index().properties())))
          .forEach(action);
    } else {
      all.forEach(action);
    }
  }

  @Override
  public void readAll(List<StoreAccess> accesses, BiConsumer<StoreAccess, Row> action) {
    for (StoreAccess access : accesses) {
      for (Object key : ((StoreAccess.KeyLookup) access).keys()) {
        Row row = current(access.type(), key);
        if (row != null) {
          action.accept(access, row);
        }
      }
    }
  }

  private static Object indexed(Row row, List<PropertyModel> properties) {
    var values = new ArrayList<Object>();
    for (PropertyModel property : properties) {
      values.add(row.get(property.ordinal()));
    }
    return values.contains(null)
        ? OptionalInt.empty()
        : values.size() == 1 ? values.get(0) : KeyValues.of(values.toArray());
  }
}

package org.entopic.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.entopic.engine.query.expression.Identity;
import org.entopic.engine.save.CollectedChanges;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyOrder;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.IndexOrder;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.RowGroups;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreAccess.Bound;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreAccess.IndexLookup;
import org.entopic.spi.backend.StoreAccess.IndexRange;
import org.entopic.spi.backend.StoreAccess.KeyLookup;
import org.entopic.spi.backend.StoreAccess.KeyPrefix;
import org.entopic.spi.backend.StoreAccess.KeyRange;
import org.jspecify.annotations.Nullable;

/** One state of the data with what a transaction has collected over it. */
final class OverlayReadView implements ReadView {
  private final ReadView view;
  private final CollectedChanges changes;

  OverlayReadView(ReadView view, CollectedChanges changes) {
    this.view = view;
    this.changes = changes;
  }

  @Override
  public long publication() {
    return view.publication();
  }

  @Override
  public @Nullable Row find(EntityTypeModel type, Object key) {
    for (EntityTypeModel stored : type.storedTypes()) {
      EntityChange change = changes.of(stored, key);
      if (change != null && change.current() != null) {
        return change.current();
      }
    }
    Row row = view.find(type, key);
    return row == null || isCovered(row) ? null : row;
  }

  /** Returns whether the transaction has changed or deleted a row of the store. */
  private boolean isCovered(Row row) {
    return row.type() instanceof EntityTypeModel type && changes.of(type, row.key()) != null;
  }

  @Override
  public long count(EntityTypeModel type) {
    long count = view.count(type);
    for (EntityChange change : changes.of(type.storedTypes())) {
      boolean was = view.find(change.type(), change.key()) != null;
      boolean is = change.current() != null;
      count += is == was ? 0 : is ? 1 : -1;
    }
    return count;
  }

  @Override
  public long count(StoreAccess access) {
    return changes.of(access.type().storedTypes()).isEmpty()
        ? view.count(access)
        : ReadView.super.count(access);
  }

  @Override
  public long estimate(StoreAccess access) {
    return view.estimate(access);
  }

  @Override
  public RowCursor read(StoreAccess access) {
    List<EntityChange> ofTypes = changes.of(access.type().storedTypes());
    if (ofTypes.isEmpty()) {
      return view.read(access);
    }
    if (access instanceof KeyLookup lookup) {
      return found(lookup);
    }
    var added = new ArrayList<Row>();
    for (EntityChange change : ofTypes) {
      if (change.current() != null && matches(change.current(), access)) {
        added.add(change.current());
      }
    }
    return new Overlaid(view.read(access), added, order(access));
  }

  @Override
  public List<RowCursor> readParts(StoreAccess.FullScan access, int most) {
    return changes.of(access.type().storedTypes()).isEmpty()
        ? view.readParts(access, most)
        : List.of(read(access));
  }

  /** Groups are worked out from the rows where the transaction has changed some of them. */
  @Override
  public @Nullable RowGroups groups(EntityTypeModel type, RowAggregation aggregation) {
    return changes.of(type.storedTypes()).isEmpty() ? view.groups(type, aggregation) : null;
  }

  private RowCursor found(KeyLookup lookup) {
    Iterator<Row> rows =
        lookup.keys().stream()
            .map(key -> find(lookup.type(), key))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .iterator();
    return () -> rows.hasNext() ? rows.next() : null;
  }

  private static @Nullable Comparator<Row> order(StoreAccess access) {
    Comparator<Row> byKey = (a, b) -> KeyOrder.compare(a.key(), b.key());
    if (access instanceof KeyRange range) {
      return directed(byKey, range.direction());
    } else if (access instanceof IndexRange range) {
      return directed(IndexOrder.of(range.type(), range.index()), range.direction());
    }
    return access instanceof KeyPrefix prefix ? directed(byKey, prefix.direction()) : null;
  }

  private static Comparator<Row> directed(Comparator<Row> ascending, Direction direction) {
    return direction == Direction.ASCENDING ? ascending : ascending.reversed();
  }

  private static boolean matches(Row row, StoreAccess access) {
    if (access instanceof KeyRange range) {
      return isAfter(row.key(), range.from()) && isBefore(row.key(), range.to());
    } else if (access instanceof KeyPrefix prefix) {
      return compare(row.key(), KeyValues.of(prefix.prefix().toArray())) == 0;
    } else if (access instanceof IndexLookup lookup) {
      Object value = value(row, lookup.index().properties());
      return value != null && lookup.values().stream().anyMatch(each -> isEqual(each, value));
    } else if (access instanceof IndexRange range) {
      return IndexOrder.of(range.type(), range.index()).contains(row, range.from(), range.to());
    }
    return true;
  }

  /** Decimals are looked up by value, whatever their scale. */
  private static boolean isEqual(Object left, Object right) {
    if (left instanceof KeyValues values && right instanceof KeyValues others) {
      for (int i = 0; i < values.size(); i++) {
        if (!isEqual(values.get(i), others.get(i))) {
          return false;
        }
      }
      return true;
    }
    return Objects.equals(Identity.of(left), Identity.of(right));
  }

  private static boolean isAfter(Object key, @Nullable Bound from) {
    int order = from == null ? 1 : compare(key, from.key());
    return order > 0 || order == 0 && Objects.requireNonNull(from).inclusive();
  }

  private static boolean isBefore(Object key, @Nullable Bound to) {
    int order = to == null ? -1 : compare(key, to.key());
    return order < 0 || order == 0 && Objects.requireNonNull(to).inclusive();
  }

  /** Compares as many values as the bound has. */
  private static int compare(Object key, Object bound) {
    if (!(key instanceof KeyValues values)) {
      return KeyOrder.compare(key, bound instanceof KeyValues one ? one.get(0) : bound);
    }
    int count = bound instanceof KeyValues first ? Math.min(values.size(), first.size()) : 1;
    for (int i = 0; i < count; i++) {
      Object other = bound instanceof KeyValues first ? first.get(i) : bound;
      int order = KeyOrder.compare(values.get(i), other);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static @Nullable Object value(Row row, List<PropertyModel> properties) {
    if (properties.size() == 1) {
      return row.get(properties.get(0).ordinal());
    }
    var values = new Object[properties.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = row.get(properties.get(i).ordinal());
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return KeyValues.of(values);
  }

  @Override
  public void close() {
    view.close();
  }

  /** The rows of the store that are as they were, and those of the transaction. */
  private final class Overlaid implements RowCursor {
    private final RowCursor stored;
    private final List<Row> added;
    private final @Nullable Comparator<Row> order;
    private @Nullable Row head;
    private int at;

    Overlaid(RowCursor stored, List<Row> added, @Nullable Comparator<Row> order) {
      this.stored = stored;
      this.added = added;
      this.order = order;
      if (order != null) {
        added.sort(order);
      }
      this.head = nextStored();
    }

    private @Nullable Row nextStored() {
      Row row = stored.next();
      while (row != null && isCovered(row)) {
        row = stored.next();
      }
      return row;
    }

    @Override
    public @Nullable Row next() {
      Row own = at < added.size() ? added.get(at) : null;
      Row other = head;
      if (other == null || own != null && order != null && order.compare(own, other) < 0) {
        at++;
        return own;
      }
      head = nextStored();
      return other;
    }
  }
}

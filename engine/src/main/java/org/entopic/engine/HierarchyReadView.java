package org.entopic.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyOrder;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.RowGroups;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreAccess.FullScan;
import org.entopic.spi.backend.StoreAccess.IndexLookup;
import org.entopic.spi.backend.StoreAccess.IndexRange;
import org.entopic.spi.backend.StoreAccess.KeyLookup;
import org.entopic.spi.backend.StoreAccess.KeyPrefix;
import org.entopic.spi.backend.StoreAccess.KeyRange;
import org.jspecify.annotations.Nullable;

/** One state of the data, in which a type of a hierarchy is what is in the topics of its rows. */
final class HierarchyReadView implements ReadView {
  private final ReadView view;

  HierarchyReadView(ReadView view) {
    this.view = view;
  }

  @Override
  public long publication() {
    return view.publication();
  }

  @Override
  public @Nullable Row find(EntityTypeModel type, Object key) {
    for (EntityTypeModel stored : type.storedTypes()) {
      Row found = view.find(stored, key);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Override
  public long count(EntityTypeModel type) {
    return type.storedTypes().stream().mapToLong(view::count).sum();
  }

  @Override
  public long count(StoreAccess access) {
    return access.type().storedTypes().stream()
        .mapToLong(type -> view.count(of(access, type)))
        .sum();
  }

  @Override
  public long estimate(StoreAccess access) {
    return access.type().storedTypes().stream()
        .mapToLong(type -> view.estimate(of(access, type)))
        .sum();
  }

  @Override
  public RowCursor read(StoreAccess access) {
    List<EntityTypeModel> stored = access.type().storedTypes();
    if (stored.size() == 1) {
      return view.read(of(access, stored.get(0)));
    }
    var cursors = new ArrayList<RowCursor>();
    for (EntityTypeModel type : stored) {
      cursors.add(view.read(of(access, type)));
    }
    Direction order = order(access);
    return order == null ? new Concatenated(cursors) : new Merged(cursors, order);
  }

  @Override
  public List<RowCursor> readParts(FullScan access, int most) {
    var parts = new ArrayList<RowCursor>();
    for (EntityTypeModel type : access.type().storedTypes()) {
      parts.addAll(view.readParts(new FullScan(type), most));
    }
    return parts;
  }

  @Override
  public @Nullable RowGroups groups(EntityTypeModel type, RowAggregation aggregation) {
    return view.groups(type, aggregation);
  }

  private static StoreAccess of(StoreAccess access, EntityTypeModel type) {
    if (access.type() == type) {
      return access;
    } else if (access instanceof KeyLookup lookup) {
      return new KeyLookup(type, lookup.keys());
    } else if (access instanceof KeyRange range) {
      return new KeyRange(type, range.from(), range.to(), range.direction());
    } else if (access instanceof KeyPrefix prefix) {
      return new KeyPrefix(type, prefix.prefix(), prefix.direction());
    } else if (access instanceof IndexLookup lookup) {
      return new IndexLookup(type, lookup.index(), lookup.values());
    } else if (access instanceof IndexRange range) {
      return new IndexRange(type, range.index(), range.from(), range.to(), range.direction());
    }
    return new FullScan(type);
  }

  private static @Nullable Direction order(StoreAccess access) {
    if (access instanceof KeyRange range) {
      return range.direction();
    }
    return access instanceof KeyPrefix prefix ? prefix.direction() : null;
  }

  @Override
  public void close() {
    view.close();
  }

  /** The rows of one topic after those of another. */
  private static final class Concatenated implements RowCursor {
    private final List<RowCursor> cursors;
    private int at;

    Concatenated(List<RowCursor> cursors) {
      this.cursors = cursors;
    }

    @Override
    public @Nullable Row next() {
      while (at < cursors.size()) {
        Row row = cursors.get(at).next();
        if (row != null) {
          return row;
        }
        at++;
      }
      return null;
    }
  }

  /** The rows of several topics in the order of their keys. */
  private static final class Merged implements RowCursor {
    private final List<RowCursor> cursors;
    private final @Nullable Row[] heads;
    private final Comparator<Row> order;

    Merged(List<RowCursor> cursors, Direction direction) {
      this.cursors = cursors;
      this.heads = new @Nullable Row[cursors.size()];
      Comparator<Row> ascending = (a, b) -> KeyOrder.compare(a.key(), b.key());
      this.order = direction == Direction.ASCENDING ? ascending : ascending.reversed();
      for (int i = 0; i < heads.length; i++) {
        heads[i] = cursors.get(i).next();
      }
    }

    @Override
    public @Nullable Row next() {
      int first = -1;
      Row smallest = null;
      for (int i = 0; i < heads.length; i++) {
        Row head = heads[i];
        if (head != null && (smallest == null || order.compare(head, smallest) < 0)) {
          smallest = head;
          first = i;
        }
      }
      if (smallest != null) {
        heads[first] = cursors.get(first).next();
      }
      return smallest;
    }
  }
}

package org.entopic.spi.backend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.jspecify.annotations.Nullable;

/**
 * A way to find rows of one entity type.
 *
 * <p>Immutable. Keys are in the order of {@link org.entopic.model.KeyOrder}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface StoreAccess {

  /** The direction in which keys are read. */
  enum Direction {
    /** Small keys first. */
    ASCENDING,
    /** Large keys first. */
    DESCENDING
  }

  /**
   * An end of a range.
   *
   * @param key the key, or for composite keys their first values, which stand for all keys that
   *     begin with them
   * @param inclusive whether the key itself is in the range
   */
  record Bound(Object key, boolean inclusive) {}

  /**
   * An end of a range of an index.
   *
   * @param values the values of the index's first properties, which stand for all rows that have
   *     them; null is a value
   * @param inclusive whether the rows with these values are in the range
   */
  record IndexBound(List<@Nullable Object> values, boolean inclusive) {
    /** Copies the values. */
    public IndexBound {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /** Returns the entity type. */
  EntityTypeModel type();

  /**
   * The rows with these keys, in this order; keys without a row are passed over.
   *
   * @param keys the keys, without repetition
   */
  record KeyLookup(EntityTypeModel type, List<Object> keys) implements StoreAccess {
    /** Copies the keys. */
    public KeyLookup {
      keys = List.copyOf(keys);
    }
  }

  /** The rows between two keys in key order; a null bound is open. */
  record KeyRange(
      EntityTypeModel type, @Nullable Bound from, @Nullable Bound to, Direction direction)
      implements StoreAccess {}

  /**
   * The rows whose composite key begins with these values, in key order.
   *
   * @param prefix at least one value
   */
  record KeyPrefix(EntityTypeModel type, List<Object> prefix, Direction direction)
      implements StoreAccess {
    /** Copies the values. */
    public KeyPrefix {
      prefix = List.copyOf(prefix);
    }
  }

  /**
   * The rows whose indexed properties have one of these values, each row once, in any order.
   *
   * @param index the index
   * @param values a stored value each, or {@link org.entopic.model.KeyValues} for several
   *     properties
   * @param also other look-ups that all rows wanted are found by as well: a store may pass over
   *     rows that one of these does not find, and need not
   */
  record IndexLookup(
      EntityTypeModel type, IndexModel index, List<Object> values, List<IndexLookup> also)
      implements StoreAccess {
    /** Copies the lists. */
    public IndexLookup {
      values = List.copyOf(values);
      also = List.copyOf(also);
    }

    /** Creates a look-up by one index. */
    public IndexLookup(EntityTypeModel type, IndexModel index, List<Object> values) {
      this(type, index, values, List.of());
    }
  }

  /**
   * The rows between two places of an {@linkplain IndexModel#isOrdered() ordered} index, in its
   * {@linkplain IndexOrder order}; a null bound is open.
   *
   * @param index the index
   * @param from the end that the index has first
   * @param to the end that the index has last
   * @param direction {@code DESCENDING} to read from the last to the first
   */
  record IndexRange(
      EntityTypeModel type,
      IndexModel index,
      @Nullable IndexBound from,
      @Nullable IndexBound to,
      Direction direction)
      implements StoreAccess {}

  /** All rows, in any order. */
  record FullScan(EntityTypeModel type) implements StoreAccess {}
}

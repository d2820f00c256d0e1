package org.entopic.spi.backend;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.jspecify.annotations.Nullable;

/**
 * One state of all entity types, pinned until it is closed.
 *
 * <p>May be used by several threads; closing ends all use. Reading never waits for a writer.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ReadView extends AutoCloseable {

  /** Returns the number of the publication that is pinned. */
  long publication();

  /** Returns the row with a key, if there is one. */
  @Nullable Row find(EntityTypeModel type, Object key);

  /** Returns how many rows a type has. */
  long count(EntityTypeModel type);

  /**
   * Returns how many rows an access reads; often without reading them.
   *
   * @throws IllegalArgumentException if the backend did not declare the capability for the access
   */
  default long count(StoreAccess access) {
    if (access instanceof StoreAccess.FullScan) {
      return count(access.type());
    }
    long count = 0;
    RowCursor rows = read(access);
    while (rows.next() != null) {
      count++;
    }
    return count;
  }

  /**
   * Returns about how many rows an access reads, from what is kept beside the rows. Plans depend on
   * it, results do not.
   */
  default long estimate(StoreAccess access) {
    if (access instanceof StoreAccess.KeyLookup lookup) {
      return lookup.keys().size();
    }
    long all = count(access.type());
    boolean isRange =
        access instanceof StoreAccess.KeyRange keys && (keys.from() != null || keys.to() != null)
            || access instanceof StoreAccess.IndexRange index
                && (index.from() != null || index.to() != null);
    return isRange
        ? all / 4
        : access instanceof StoreAccess.KeyPrefix || access instanceof StoreAccess.IndexLookup
            ? all / 16
            : all;
  }

  /**
   * Starts reading rows.
   *
   * @throws IllegalArgumentException if the backend did not declare the capability for the access
   */
  RowCursor read(StoreAccess access);

  /**
   * Starts reading all rows of a type in parts, each of which may be read by a thread of its own;
   * one after the other they have the rows of a {@link StoreAccess.FullScan} in its order.
   *
   * @param most how many parts are worth having; there may be fewer, one where rows lie in one
   *     place
   */
  default List<RowCursor> readParts(StoreAccess.FullScan access, int most) {
    return List.of(read(access));
  }

  /**
   * Returns the groups that the view keeps current by an aggregation of a {@linkplain
   * StoreDefinition#aggregations() definition}; null where it keeps none, and they are to be worked
   * out from the rows.
   */
  default @Nullable RowGroups groups(EntityTypeModel type, RowAggregation aggregation) {
    return null;
  }

  @Override
  void close();
}

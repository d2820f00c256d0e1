package org.entopic.spi.backend;

import org.apiguardian.api.API;

/**
 * How the rows of an entity type are put into groups, and what is known of each group.
 *
 * <p>Implementations are immutable and thread-safe; two that are equal make the same groups.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface RowAggregation {

  /** Returns the group that a row belongs to: what equals that of other rows of the group. */
  Object groupOf(Row row);

  /**
   * Returns what is known of a group without rows.
   *
   * @param member a row that belongs to the group
   */
  State start(Row member);

  /**
   * What is known of one group.
   *
   * <p>Not thread-safe while it changes; a view does not change what its readers see.
   */
  interface State {

    /** Takes a row into account. */
    void add(Row row);

    /** Takes a row that was added out again. */
    void remove(Row row);

    /** Returns the same, to be changed by itself. */
    State copy();
  }
}

package org.entopic.spi.backend;

import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The groups of one {@link RowAggregation} in one {@link ReadView}, and usable as long as that. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface RowGroups {

  /**
   * Returns what is known of a group, which is not to be changed; null if it has no rows.
   *
   * @param group what {@link RowAggregation#groupOf} returns for its rows
   */
  RowAggregation.@Nullable State find(Object group);

  /** Passes what is known of each group that has rows, in any order. */
  void forEach(Consumer<? super RowAggregation.State> action);
}

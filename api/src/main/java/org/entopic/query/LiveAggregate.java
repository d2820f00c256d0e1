package org.entopic.query;

import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Groups that the local view keeps current, declared by {@link
 * org.entopic.model.EntityTypeBuilder#aggregate}.
 *
 * <p>Belongs to one context and shares its rules on threads and closing. Every call reads the state
 * published last, or with what the running transaction has saved over it.
 *
 * <pre>{@code
 * Optional<Tuple> germany = db.orders.aggregate("revenueByCountry").find("DE");
 * BigDecimal revenue = germany.map(each -> each.get(OrderFields.total.sum())).orElse(ZERO);
 * }</pre>
 *
 * <p>The filters of the model limit it like any query; its groups are then worked out from the
 * rows.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface LiveAggregate {

  /**
   * Returns a group, its keys before its other values; nothing if no row belongs to it.
   *
   * @param key the values of the keys, in their order
   * @throws IllegalArgumentException if there are more or fewer than the keys
   * @throws org.entopic.QueryException if a value does not have the type of its key
   */
  Optional<Tuple> find(@Nullable Object @Nullable ... key);

  /** Returns the query of all groups, each its keys before its other values. */
  Query<Tuple> query();
}

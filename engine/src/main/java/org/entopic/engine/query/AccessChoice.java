package org.entopic.engine.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.entopic.spi.backend.StoreAccess;

/**
 * How the rows of a query are found.
 *
 * @param access what the store is asked
 * @param words what the store is asked, for those who read plans
 * @param covered the conditions that all rows found meet
 * @param order the order in which the rows come
 */
record AccessChoice(
    StoreAccess access, Supplier<String> words, List<Conjunct> covered, Order order) {

  /** The order in which rows come. */
  enum Order {
    /** Any order. */
    NONE,
    /** The order asked for. */
    AS_ASKED
  }

  static Optional<AccessChoice> none() {
    return Optional.empty();
  }
}

package org.entopic.engine.query;

import java.util.Optional;
import java.util.Set;
import org.entopic.spi.backend.StoreAccess;

/**
 * How the rows of a query are found.
 *
 * @param access what the store is asked
 * @param text what the store is asked, for plans
 * @param covered the conditions that all rows found meet
 * @param order the order in which the rows come
 */
record AccessChoice(StoreAccess access, String text, Set<Conjunct> covered, Order order) {

  /** The order in which rows come. */
  enum Order {
    /** Any order. */
    NONE,
    /** The order asked for. */
    AS_ASKED
  }

  AccessChoice {
    covered = Set.copyOf(covered);
  }

  static Optional<AccessChoice> none() {
    return Optional.empty();
  }

  /** Returns whether an index of a name is used. */
  boolean uses(String index) {
    return access instanceof StoreAccess.IndexLookup lookup
        ? lookup.index().name().equals(index)
        : access instanceof StoreAccess.IndexRange range && range.index().name().equals(index);
  }
}

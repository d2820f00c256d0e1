package org.entopic.engine.query;

import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** The entities of one run of a query, and how they are connected; not thread-safe. */
interface ResultGraph {

  /** Returns the entity of a row: the same one for the same row until it is let go. */
  Object entity(EntityTypeModel type, Row row);

  /** Takes note of the row of a join type. */
  default void join(EntityTypeModel type, Row row) {}

  /** Completes a reference. */
  default void reference(Row owner, NavigationModel navigation, @Nullable Row target) {
    throw new IllegalStateException(navigation.name() + " is not part of the plan.");
  }

  /** Completes a collection. */
  default void collection(Row owner, NavigationModel navigation, List<Row> targets) {
    throw new IllegalStateException(navigation.name() + " is not part of the plan.");
  }

  /** Adds to a collection what has been loaded of it. */
  default void partOfCollection(Row owner, NavigationModel navigation, List<Row> targets) {
    collection(owner, navigation, targets);
  }

  /** Lets go of the entity of a row that is no result, or has been handed out. */
  default void release(Row row) {}

  /** Lets go of all entities, which have been handed out. */
  default void forget() {}
}

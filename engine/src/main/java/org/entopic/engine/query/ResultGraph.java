package org.entopic.engine.query;

import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** The entities of one run of a query, and how they are connected; not thread-safe. */
interface ResultGraph {

  /** Returns the entity of a row: the same one for the same row until {@link #forget}. */
  Object entity(EntityTypeModel type, Row row);

  /** Takes note of the row of a join type. */
  void join(EntityTypeModel type, Row row);

  /** Completes a reference. */
  void reference(Row owner, NavigationModel navigation, @Nullable Row target);

  /** Completes a collection. */
  void collection(Row owner, NavigationModel navigation, List<Row> targets);

  /** Lets go of entities that have been handed out. */
  void forget();
}

package org.entopic.engine.query;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.entopic.engine.query.expression.EntitySource;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** The entities of one run of a query, and how they are connected; not thread-safe. */
interface ResultGraph extends EntitySource {

  /**
   * Returns the entity of a row: the same one for the same row until it is let go, where the plan
   * can come to the row twice.
   */
  Object entity(EntityTypeModel type, Row row);

  @Override
  default Object entity(RowExpression value, Row row) {
    return entity(Objects.requireNonNull(value.entity(), "entity"), row);
  }

  /** Returns what gives {@link #entity(EntityTypeModel, Row)} for many rows of a type. */
  default Function<Row, Object> entities(EntityTypeModel type) {
    return row -> entity(type, row);
  }

  /** Takes note of the row of a join type. */
  default void join(EntityTypeModel type, Row row) {}

  /** Connects entities with what one navigation of theirs leads to. */
  interface Wiring {

    /** Completes a reference. */
    void reference(Object owner, @Nullable Object target);

    /** Completes a collection. */
    void collection(Object owner, List<Object> elements);

    /** Adds to a collection what has been loaded of it. */
    void partOfCollection(Object owner, List<Object> elements);
  }

  /** Returns what connects the entities that have a navigation. */
  default Wiring wiring(NavigationModel navigation) {
    throw new IllegalStateException(navigation.name() + " is not part of the plan.");
  }

  /** Lets go of the entity of a row that is no result, or has been handed out. */
  default void release(Row row) {}

  /** Lets go of all entities, which have been handed out. */
  default void forget() {}
}

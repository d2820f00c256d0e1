package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * What is made of each row of a group, as a list in the order of the rows.
 *
 * @param type the type of the list
 * @param projection makes an element
 * @param entities the entities of an element, which are made last: until then the list has the rows
 */
record RowList(StoreType type, Projection projection, List<RowExpression> entities)
    implements GroupValue {
  @Override
  public @Nullable RowExpression isOneOfItsValues() {
    return entities.isEmpty() ? null : of((view, row) -> null);
  }

  /** Returns the lists of rows that something finds. */
  EntityList of(ObjectExpression.ToObject rows) {
    return new EntityList(type, projection, entities, rows);
  }

  @Override
  public Accumulator start() {
    return new Elements(entities.isEmpty() ? projection : (view, row, none) -> row);
  }

  private static Object none(RowExpression value, Row row) {
    throw new IllegalStateException("Entities of lists are made last.");
  }

  private static final class Elements implements Accumulator {
    private final Projection projection;
    private final List<@Nullable Object> elements = new ArrayList<>();

    Elements(Projection projection) {
      this.projection = projection;
    }

    @Override
    public void add(ReadView view, Row row) {
      elements.add(projection.of(view, row, RowList::none));
    }

    @Override
    public Object result() {
      return Collections.unmodifiableList(elements);
    }
  }
}

package org.entopic.engine.query;

import java.util.List;
import org.entopic.engine.model.EntityMapping;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** A fresh entity for each row asked for, of a query that connects nothing. */
final class FreshEntities implements ResultGraph {
  private final EntityMapping mapping;

  FreshEntities(EntityMapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public Object entity(EntityTypeModel type, Row row) {
    return mapping.instantiate(row);
  }

  @Override
  public void join(EntityTypeModel type, Row row) {}

  @Override
  public void reference(Row owner, NavigationModel navigation, @Nullable Row target) {
    throw unconnected(navigation);
  }

  @Override
  public void collection(Row owner, NavigationModel navigation, List<Row> targets) {
    throw unconnected(navigation);
  }

  private static IllegalStateException unconnected(NavigationModel navigation) {
    return new IllegalStateException(navigation.name() + " is not part of the plan.");
  }

  @Override
  public void forget() {}
}

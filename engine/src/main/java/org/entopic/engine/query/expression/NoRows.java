package org.entopic.engine.query.expression;

import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/** Stands for the view, which expressions of one row do not look at. */
enum NoRows implements ReadView {
  INSTANCE;

  @Override
  public long publication() {
    return 0;
  }

  @Override
  public @Nullable Row find(EntityTypeModel type, Object key) {
    return null;
  }

  @Override
  public long count(EntityTypeModel type) {
    return 0;
  }

  @Override
  public RowCursor read(StoreAccess access) {
    return () -> null;
  }

  @Override
  public void close() {}
}

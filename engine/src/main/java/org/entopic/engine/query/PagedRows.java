package org.entopic.engine.query;

import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** Rows without the first ones, and no more than some; reads no row beyond the last. */
final class PagedRows implements RowCursor {
  private final RowCursor source;
  private long skip;
  private long take;

  PagedRows(RowCursor source, long skip, long take) {
    this.source = source;
    this.skip = skip;
    this.take = take;
  }

  @Override
  public @Nullable Row next() {
    while (take > 0) {
      Row row = source.next();
      if (row == null) {
        take = 0;
      } else if (skip > 0) {
        skip--;
      } else {
        take--;
        return row;
      }
    }
    return null;
  }
}

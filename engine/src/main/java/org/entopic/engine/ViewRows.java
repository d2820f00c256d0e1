package org.entopic.engine;

import java.util.function.Consumer;
import org.entopic.engine.tracking.RowSource;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreReader;
import org.jspecify.annotations.Nullable;

/** The rows of the local view; none where the backend only writes. */
final class ViewRows implements RowSource {
  private final @Nullable StoreReader reader;

  ViewRows(@Nullable StoreReader reader) {
    this.reader = reader;
  }

  @Override
  public @Nullable Row current(EntityTypeModel type, Object key) {
    if (reader == null) {
      return null;
    }
    try (ReadView view = reader.open()) {
      return view.find(type, key);
    }
  }

  @Override
  public void read(StoreAccess access, Consumer<Row> action) {
    if (reader != null) {
      try (ReadView view = reader.open()) {
        view.read(access).forEachRemaining(action);
      }
    }
  }
}

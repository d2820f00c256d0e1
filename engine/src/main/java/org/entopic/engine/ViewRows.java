package org.entopic.engine;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.entopic.engine.tracking.RowSource;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/** The rows of the local view; where the backend only writes, asking for them fails. */
final class ViewRows implements RowSource {
  private final SessionReader reader;

  ViewRows(SessionReader reader) {
    this.reader = reader;
  }

  @Override
  public boolean isReadable() {
    return reader.isReadable();
  }

  @Override
  public @Nullable Row current(EntityTypeModel type, Object key) {
    try (ReadView view = reader.open()) {
      return view.find(type, key);
    }
  }

  @Override
  public void read(StoreAccess access, Consumer<Row> action) {
    try (ReadView view = reader.open()) {
      view.read(access).forEachRemaining(action);
    }
  }

  @Override
  public void readAll(List<StoreAccess> accesses, BiConsumer<StoreAccess, Row> action) {
    try (ReadView view = reader.open()) {
      for (StoreAccess access : accesses) {
        view.read(access).forEachRemaining(row -> action.accept(access, row));
      }
    }
  }
}

package org.entopic.engine.tracking;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/** The stored rows as of now, for reloading and for finding dependents. */
public interface RowSource {

  /** Returns whether anything can be read; if not, the other methods fail. */
  default boolean isReadable() {
    return true;
  }

  /** Returns the stored row with a key, or null. */
  @Nullable Row current(EntityTypeModel type, Object key);

  /** Hands all stored rows that an access finds to an action. */
  void read(StoreAccess access, Consumer<Row> action);

  /** Hands all stored rows that some accesses find in one state of the store to an action. */
  void readAll(List<StoreAccess> accesses, BiConsumer<StoreAccess, Row> action);
}

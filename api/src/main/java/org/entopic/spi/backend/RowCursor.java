package org.entopic.spi.backend;

import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows one after the other; not thread-safe.
 *
 * <p>A cursor ends with its view and needs no closing of its own.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface RowCursor {

  /** Returns the next row, or null after the last. */
  @Nullable Row next();

  /** Hands all further rows to an action. */
  default void forEachRemaining(Consumer<? super Row> action) {
    for (Row row = next(); row != null; row = next()) {
      action.accept(row);
    }
  }
}

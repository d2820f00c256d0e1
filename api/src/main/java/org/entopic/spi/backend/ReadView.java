package org.entopic.spi.backend;

import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.jspecify.annotations.Nullable;

/**
 * One state of all entity types, pinned until it is closed.
 *
 * <p>May be used by several threads; closing ends all use. Reading never waits for a writer.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ReadView extends AutoCloseable {

  /** Returns the number of the publication that is pinned. */
  long publication();

  /** Returns the row with a key, if there is one. */
  @Nullable Row find(EntityTypeModel type, Object key);

  /** Returns how many rows a type has. */
  long count(EntityTypeModel type);

  /**
   * Starts reading rows.
   *
   * @throws IllegalArgumentException if the backend did not declare the capability for the access
   */
  RowCursor read(StoreAccess access);

  @Override
  void close();
}

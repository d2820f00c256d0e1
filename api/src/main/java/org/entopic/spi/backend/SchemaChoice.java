package org.entopic.spi.backend;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.spi.serde.SchemaDocument;

/**
 * Chooses the schema that a factory writes, which may depend on those published before.
 *
 * <p>A backend that keeps schemas asks when it opens, publishes the answer, reads back and asks
 * again, until the answer was published already. So of two processes that publish at once the later
 * one learns of the other before it writes. Implementations are thread-safe.
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface SchemaChoice {

  /**
   * Returns the schema.
   *
   * @param published what was published of the entity type, in all formats, the oldest first
   */
  SchemaDocument choose(List<SchemaDocument> published);
}

package org.entopic.spi.backend;

import java.util.List;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * The records of one save, which are written all or none.
 *
 * @param saveId the id that every record carries
 * @param records the records in the order to write them, at least one; no key twice in a type
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record WriteBatch(UUID saveId, List<EncodedRecord> records) {

  /** Copies the records. */
  public WriteBatch {
    records = List.copyOf(records);
  }
}

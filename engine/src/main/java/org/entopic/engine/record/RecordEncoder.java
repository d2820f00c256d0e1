package org.entopic.engine.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entopic.SerializationFailedException;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.WriteBatch;

/** Turns the changes of a save into records; thread-safe. */
public final class RecordEncoder {
  private final Map<String, RecordFormat> formats;

  /** Creates an encoder of the types with these names. */
  public RecordEncoder(Map<String, RecordFormat> formats) {
    this.formats = Map.copyOf(formats);
  }

  /**
   * Returns the records of a save, in the order of the changes.
   *
   * @throws SerializationFailedException if a value cannot be written in its format
   */
  public WriteBatch encode(UUID saveId, List<EntityChange> changes) {
    var records = new ArrayList<EncodedRecord>(changes.size());
    for (EntityChange change : changes) {
      records.add(record(change));
    }
    return new WriteBatch(saveId, records);
  }

  private EncodedRecord record(EntityChange change) {
    RecordFormat format = formats.get(change.type().name());
    if (format == null) {
      throw new IllegalArgumentException("No format for '" + change.type().name() + "'.");
    }
    return format.encode(change.key(), change.current());
  }
}

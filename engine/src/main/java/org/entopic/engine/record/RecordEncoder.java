package org.entopic.engine.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entopic.SerializationFailedException;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.WriteBatch;

/** Turns the changes of a save into records; thread-safe. */
public final class RecordEncoder {
  /** From how many records on it pays to share the work among processors. */
  private static final int MANY = 2_000;

  private final Map<String, RecordFormat> formats;
  private final Map<String, Discriminators> hierarchies = new HashMap<>();

  /** Creates an encoder of the types with these names. */
  public RecordEncoder(Map<String, RecordFormat> formats) {
    this.formats = Map.copyOf(formats);
    for (RecordFormat format : formats.values()) {
      EntityTypeModel root = format.type().rootType();
      Discriminators discriminators = root == format.type() ? null : Discriminators.of(root);
      if (discriminators != null) {
        hierarchies.put(root.name(), discriminators);
      }
    }
  }

  /**
   * Returns the records of a save, in the order of the changes. Those of large saves are encoded by
   * several threads.
   *
   * @throws SerializationFailedException if a value cannot be written in its format
   */
  public WriteBatch encode(UUID saveId, List<EntityChange> changes) {
    if (changes.size() >= MANY) {
      return new WriteBatch(saveId, changes.parallelStream().map(this::record).toList());
    }
    var records = new ArrayList<EncodedRecord>(changes.size());
    for (EntityChange change : changes) {
      records.add(record(change));
    }
    return new WriteBatch(saveId, records);
  }

  private EncodedRecord record(EntityChange change) {
    return format(change).encode(change.key(), change.current());
  }

  /** Where each class of a hierarchy has its own topic, the row says which. */
  private RecordFormat format(EntityChange change) {
    Discriminators hierarchy = hierarchies.get(change.type().name());
    Row row = change.current() != null ? change.current() : change.original();
    String name =
        hierarchy == null || row == null ? change.type().name() : hierarchy.type(row).name();
    RecordFormat format = formats.get(name);
    if (format == null) {
      throw new IllegalArgumentException("No format for '" + name + "'.");
    }
    return format;
  }
}

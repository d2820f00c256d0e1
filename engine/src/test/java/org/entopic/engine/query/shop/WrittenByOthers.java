package org.entopic.engine.query.shop;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.WriteBatch;

/** The memory backend with records that no context has written. */
public final class WrittenByOthers extends OverMemory {
  private Backend backend;
  private EntityTypeModel type;

  @Override
  public Backend open(BackendConfig config) {
    backend = memory.open(config);
    type = config.stores().get(0).type();
    return backend;
  }

  /** Writes values by key into the topic of the first type. */
  public void write(Map<byte[], byte[]> values) {
    List<EncodedRecord> records =
        values.entrySet().stream()
            .map(each -> new EncodedRecord(type, each.getKey(), each.getValue(), List.of()))
            .toList();
    backend.writer().write(new WriteBatch(UUID.randomUUID(), records)).join();
  }
}

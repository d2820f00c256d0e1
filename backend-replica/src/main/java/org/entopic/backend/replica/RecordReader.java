package org.entopic.backend.replica;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.entopic.kafka.Deadline;
import org.entopic.kafka.SchemaTopic;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.view.DecodedRecord;
import org.entopic.view.EntityView;
import org.entopic.view.ViewRecord;
import org.jspecify.annotations.Nullable;

/** Turns records as Kafka delivers them into decoded ones; thread-safe. */
final class RecordReader {
  private static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(10);

  private final EntityView view;
  private final SchemaTopic schemas;

  RecordReader(EntityView view, SchemaTopic schemas) {
    this.view = view;
    this.schemas = schemas;
  }

  /**
   * Decodes a record.
   *
   * @throws org.entopic.StoreNotReadyException if it names a schema that the schema topic does not
   *     hold
   */
  DecodedRecord read(ConsumerRecord<byte[], byte[]> record) {
    long fingerprint = 0;
    UUID save = null;
    SaveManifest manifest = null;
    for (Header header : record.headers()) {
      byte[] value = header.value();
      if (value != null) {
        switch (header.key()) {
          case HeaderNames.SCHEMA -> fingerprint = value.length == 8 ? number(value) : 0;
          case HeaderNames.SAVE -> save = value.length == 16 ? id(value) : null;
          case HeaderNames.MANIFEST -> manifest = manifest(value);
          default -> {}
        }
      }
    }
    if (fingerprint != 0 && !schemas.knows(fingerprint, Deadline.after(SCHEMA_PATIENCE))) {
      throw ReplicaMessages.unknownSchema(
          record.topic(), record.partition(), record.offset(), fingerprint);
    }
    return view.decode(
        new ViewRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.key(),
            record.value(),
            fingerprint,
            save,
            manifest));
  }

  private static long number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  private static UUID id(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** A manifest that cannot be read is none of ours, and its record stands for itself. */
  private static @Nullable SaveManifest manifest(byte[] bytes) {
    try {
      return SaveManifest.decode(bytes);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

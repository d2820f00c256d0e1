package org.entopic.kafka.view;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.entopic.kafka.Deadline;
import org.entopic.kafka.SchemaTopic;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.UnknownSchemaException;
import org.entopic.view.DecodedRecord;
import org.entopic.view.EntityView;
import org.entopic.view.ViewRecord;

/** Turns records as Kafka delivers them into decoded ones; thread-safe. */
public final class RecordReader {
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
   * @throws org.entopic.IncompatibleSchemaException if the model cannot read that schema
   */
  public DecodedRecord read(ConsumerRecord<byte[], byte[]> record) {
    ViewRecord found =
        ViewRecord.of(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.key(),
            record.value(),
            name -> {
              Header header = record.headers().lastHeader(name);
              return header == null ? null : header.value();
            });
    try {
      return view.decode(found);
    } catch (UnknownSchemaException e) {
      StoreDefinition store = view.definition(record.topic());
      if (!schemas.teach(store, e.fingerprint(), Deadline.after(SCHEMA_PATIENCE))) {
        throw FeedMessages.unknownSchema(
            record.topic(), record.partition(), record.offset(), e.fingerprint());
      }
      return view.decode(found);
    }
  }
}

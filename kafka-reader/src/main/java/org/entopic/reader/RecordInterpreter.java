package org.entopic.reader;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.engine.EntityFormat;

/**
 * Makes entities of records; thread-safe. What is no record of its entity types, or cannot be read,
 * fails with {@link org.entopic.SerializationFailedException}; one whose schema is not known with
 * {@link org.entopic.spi.backend.UnknownSchemaException}.
 */
interface RecordInterpreter<T> {

  /** Returns the topics of the entity types. */
  List<String> topics();

  /** Returns a record as an entity. */
  EntityRecord<T> read(ConsumerRecord<byte[], byte[]> record);

  /** Returns the entity in a value without a key. */
  T value(String topic, RecordMark mark, byte[] value);

  /** Returns the record of an entity, whose schema is published. */
  EncodedRecord record(Object entity);

  /** Returns the format of the only entity type. */
  EntityFormat single();
}

package org.entopic.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.entopic.spi.backend.HeaderNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether a save whose transaction has ended is among the committed records. */
final class SaveSearch {
  /** What the log says of a save. */
  enum Finding {
    COMMITTED,
    NOT_COMMITTED,
    /** The log does not hold the place any more, or cannot be read up to it by now. */
    UNKNOWN
  }

  private static final Logger LOG = LoggerFactory.getLogger(SaveSearch.class);

  private final KafkaClients clients;

  SaveSearch(KafkaClients clients) {
    this.clients = clients;
  }

  /**
   * Looks whether a record that was acknowledged inside a transaction was committed with it.
   *
   * @param goOn is asked between polls; the finding is unknown when it says no
   * @throws org.apache.kafka.common.KafkaException if the log cannot be read
   */
  Finding find(UUID save, RecordMetadata record, BooleanSupplier goOn) {
    var partition = new TopicPartition(record.topic(), record.partition());
    Consumer<byte[], byte[]> consumer =
        clients.consumer("search", OffsetReset.FAIL, Map.of("max.poll.records", "100"));
    try {
      consumer.assign(List.of(partition));
      consumer.seek(partition, record.offset());
      while (consumer.position(partition) <= record.offset()) {
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(100))) {
          if (found.offset() == record.offset()) {
            return save.equals(saveOf(found)) ? Finding.COMMITTED : Finding.NOT_COMMITTED;
          }
        }
        if (!goOn.getAsBoolean()) {
          return Finding.UNKNOWN;
        }
      }
      return Finding.NOT_COMMITTED;
    } catch (InvalidOffsetException e) {
      LOG.warn("Whether save {} came to be is not in the log of {} any more", save, partition, e);
      return Finding.UNKNOWN;
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  private static UUID saveOf(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(HeaderNames.SAVE);
    if (header == null || header.value().length != 16) {
      return new UUID(0, 0);
    }
    ByteBuffer bytes = ByteBuffer.wrap(header.value());
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}

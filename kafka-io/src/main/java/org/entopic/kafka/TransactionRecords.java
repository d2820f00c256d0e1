package org.entopic.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Sends the records of several saves in a transaction. */
final class TransactionRecords {
  private TransactionRecords() {}

  /**
   * Begins a transaction and sends records in it; returns what was acknowledged of each save.
   *
   * @throws KafkaException if any record was not acknowledged
   */
  static List<List<RecordMetadata>> send(
      Producer<byte[], byte[]> producer, List<List<ProducerRecord<byte[], byte[]>>> saves) {
    producer.beginTransaction();
    List<List<Future<RecordMetadata>>> replies = new ArrayList<>(saves.size());
    for (List<ProducerRecord<byte[], byte[]>> records : saves) {
      List<Future<RecordMetadata>> own = new ArrayList<>(records.size());
      for (ProducerRecord<byte[], byte[]> record : records) {
        own.add(producer.send(record));
      }
      replies.add(own);
    }
    producer.flush();
    return replies.stream()
        .map(own -> own.stream().map(TransactionRecords::acknowledged).toList())
        .toList();
  }

  private static RecordMetadata acknowledged(Future<RecordMetadata> reply) {
    try {
      return reply.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}

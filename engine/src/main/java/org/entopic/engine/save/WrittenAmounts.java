package org.entopic.engine.save;

import java.util.Map;
import java.util.TreeMap;
import org.entopic.event.DiagnosticEvent.RecordsWritten;
import org.entopic.event.DiagnosticEvent.RecordsWritten.Amount;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.WriteBatch;

/** Adds up what a save writes. */
final class WrittenAmounts {
  private WrittenAmounts() {}

  static RecordsWritten of(String database, WriteBatch batch) {
    Map<String, Amount> topics = new TreeMap<>();
    for (EncodedRecord record : batch.records()) {
      topics.merge(record.type().topic().name(), of(record), WrittenAmounts::sum);
    }
    return new RecordsWritten(database, topics);
  }

  private static Amount of(EncodedRecord record) {
    byte[] value = record.value();
    return value == null
        ? new Amount(1, 1, record.key().length)
        : new Amount(1, 0, (long) record.key().length + value.length);
  }

  private static Amount sum(Amount one, Amount other) {
    return new Amount(
        one.records() + other.records(),
        one.deletions() + other.deletions(),
        one.bytes() + other.bytes());
  }
}

package org.entopic.jfr;

import java.util.Map;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.entopic.event.DiagnosticEvent.RecordsWritten;

/** Records that were written to a topic. */
@Name("org.entopic.Records")
@Label("Records")
@Category("Entopic")
@StackTrace(false)
final class RecordsRecord extends Event {
  @Label("Database")
  private final String database;

  @Label("Topic")
  private final String topic;

  @Label("Records")
  private final int records;

  @Label("Deletions")
  private final int deletions;

  @Label("Bytes")
  @Description("Keys and values, before compression")
  @DataAmount
  private final long bytes;

  private RecordsRecord(String database, String topic, RecordsWritten.Amount amount) {
    this.database = database;
    this.topic = topic;
    this.records = amount.records();
    this.deletions = amount.deletions();
    this.bytes = amount.bytes();
  }

  static void commit(RecordsWritten written) {
    for (Map.Entry<String, RecordsWritten.Amount> each : written.topics().entrySet()) {
      new RecordsRecord(written.database(), each.getKey(), each.getValue()).commit();
    }
  }
}

package org.entopic.itests.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entopic.itests.broker.PlainTopic;
import org.entopic.reader.EntityReader;
import org.entopic.reader.EntityRecord;
import org.jspecify.annotations.Nullable;

/** The committed records of a history's topics, read without any view. */
final class HistoryLog {
  private static final List<String> TYPES =
      List.of("Cell", "Pocket", "Name", "Parent", "Child", "Ticket");

  /**
   * One record.
   *
   * @param total how many records its save has, where the record says so, else 0
   */
  record Written(UUID save, int total, EntityRecord<Object> content) {

    /** Returns the operation that wrote it; null for a deletion. */
    @Nullable String author() {
      return content.entity() instanceof Authored entity ? entity.author() : null;
    }

    String row() {
      return content.entityType() + " " + content.key();
    }

    String partition() {
      return content.topic() + "-" + content.partition();
    }
  }

  private HistoryLog() {}

  /** Returns all records, partition after partition in the order of their offsets. */
  static List<Written> read(String address, String database) {
    List<Written> all = new ArrayList<>();
    try (EntityReader<Object> reader =
        EntityReader.of(HistoryContext::new)
            .database(database)
            .bootstrapServers(address)
            .serializer("json")
            .open()) {
      for (String type : TYPES) {
        for (ConsumerRecord<byte[], byte[]> record :
            new PlainTopic(address, database + "." + type).committed()) {
          reader
              .read(record)
              .ifPresent(
                  content ->
                      all.add(
                          new Written(
                              PlainTopic.save(record), PlainTopic.manifestTotal(record), content)));
        }
      }
    }
    return all;
  }
}

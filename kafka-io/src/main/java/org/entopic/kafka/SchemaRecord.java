package org.entopic.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/**
 * What one record of a schema topic says, in text: the key is a path, the value has lines {@code
 * name: value}, an empty line and, for schemas, the document.
 *
 * <p>Keys end with a number of the claimant's own, so that compaction keeps rivals and the one with
 * the lowest offset stays known.
 */
sealed interface SchemaRecord {

  /** Returns the key. */
  String key();

  /** Returns the value; null takes the record of the key back. */
  @Nullable String value();

  /** Returns whether both records are about the same thing, where the first one counts. */
  boolean rivals(SchemaRecord other);

  /** A topic that a database writes. */
  record Topic(TopicClaim claim, UUID claimant) implements SchemaRecord {
    @Override
    public String key() {
      return "topic/" + claim.topic() + "/" + claim.topicId() + "/" + claimant;
    }

    @Override
    public String value() {
      return "database: %s\npartitions: %d\nmode: %s\n\n"
          .formatted(claim.database(), claim.partitions(), claim.mode());
    }

    @Override
    public boolean rivals(SchemaRecord other) {
      return other instanceof Topic that
          && claim.topic().equals(that.claim.topic())
          && claim.topicId().equals(that.claim.topicId());
    }
  }

  /** A schema that records of an entity type were written with. */
  record Schema(String entity, SchemaDocument document, UUID claimant) implements SchemaRecord {
    @Override
    public String key() {
      return "schema/%s/%016x/%s".formatted(entity, document.fingerprint(), claimant);
    }

    @Override
    public String value() {
      return "format: " + document.format() + "\n\n" + document.text();
    }

    @Override
    public boolean rivals(SchemaRecord other) {
      return other instanceof Schema that
          && entity.equals(that.entity)
          && document.fingerprint() == that.document.fingerprint();
    }
  }

  /** The database has what belongs in a new one. */
  record Filled(String database, UUID claimant) implements SchemaRecord {
    @Override
    public String key() {
      return "filled/" + claimant;
    }

    @Override
    public String value() {
      return "database: %s\n\n".formatted(database);
    }

    @Override
    public boolean rivals(SchemaRecord other) {
      return other instanceof Filled;
    }
  }

  /** A record that does not count any more. */
  record Withdrawn(String key) implements SchemaRecord {
    @Override
    public @Nullable String value() {
      return null;
    }

    @Override
    public boolean rivals(SchemaRecord other) {
      return false;
    }
  }

  /**
   * Returns what a record says.
   *
   * @throws IllegalArgumentException if it is no record of a schema topic
   */
  static SchemaRecord parse(byte[] key, byte @Nullable [] value) {
    var name = new String(key, StandardCharsets.UTF_8);
    if (value == null) {
      return new Withdrawn(name);
    }
    String[] path = name.split("/", -1);
    String text = new String(value, StandardCharsets.UTF_8);
    int end = text.indexOf("\n\n");
    if (end < 0) {
      throw new IllegalArgumentException("there is no empty line");
    }
    Map<String, String> fields = fields(text.substring(0, end));
    if (path.length == 4 && path[0].equals("topic")) {
      var claim =
          new TopicClaim(
              field(fields, "database"),
              path[1],
              UUID.fromString(path[2]),
              Integer.parseInt(field(fields, "partitions")),
              WriteMode.valueOf(field(fields, "mode")));
      return new Topic(claim, UUID.fromString(path[3]));
    }
    if (path.length == 4 && path[0].equals("schema")) {
      var document = new SchemaDocument(field(fields, "format"), text.substring(end + 2));
      return new Schema(path[1], document, UUID.fromString(path[3]));
    }
    if (path.length == 2 && path[0].equals("filled")) {
      return new Filled(field(fields, "database"), UUID.fromString(path[1]));
    }
    throw new IllegalArgumentException("the key is neither a topic nor a schema");
  }

  private static Map<String, String> fields(String head) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : head.split("\n", -1)) {
      int colon = line.indexOf(": ");
      if (colon < 0) {
        throw new IllegalArgumentException("a line has no colon");
      }
      fields.put(line.substring(0, colon), line.substring(colon + 2));
    }
    return fields;
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no field '" + name + "'");
    }
    return value;
  }
}

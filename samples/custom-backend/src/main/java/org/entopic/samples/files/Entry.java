package org.entopic.samples.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/** What a journal tells: a topic is new, a schema is new, a save was made. */
sealed interface Entry {

  /** A topic came to be. */
  record TopicMade(String topic, UUID id, int partitions) implements Entry {}

  /** Records of an entity type will have this schema. */
  record SchemaPublished(String entity, SchemaDocument schema) implements Entry {}

  /** A save, all of it. */
  record Saved(UUID saveId, long timestamp, List<Stored> records) implements Entry {}

  /** A record of a save; without a value, a deletion. */
  @SuppressWarnings("ArrayRecordComponent")
  record Stored(String topic, int partition, byte[] key, byte @Nullable [] value, long schema) {}

  /** Returns the entry as bytes. */
  static byte[] encode(Entry entry) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      if (entry instanceof TopicMade made) {
        out.writeByte('t');
        out.writeUTF(made.topic());
        write(out, made.id());
        out.writeInt(made.partitions());
      } else if (entry instanceof SchemaPublished published) {
        out.writeByte('s');
        out.writeUTF(published.entity());
        out.writeUTF(published.schema().format());
        write(out, published.schema().text().getBytes(StandardCharsets.UTF_8));
      } else if (entry instanceof Saved saved) {
        out.writeByte('r');
        write(out, saved.saveId());
        out.writeLong(saved.timestamp());
        out.writeInt(saved.records().size());
        for (Stored record : saved.records()) {
          out.writeUTF(record.topic());
          out.writeInt(record.partition());
          write(out, record.key());
          write(out, record.value());
          out.writeLong(record.schema());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Returns the entry in bytes.
   *
   * @throws IOException if they are no entry
   */
  static Entry decode(byte[] bytes) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return switch (in.readByte()) {
        case 't' -> new TopicMade(in.readUTF(), uuid(in), in.readInt());
        case 's' -> new SchemaPublished(in.readUTF(), schema(in));
        case 'r' -> new Saved(uuid(in), in.readLong(), records(in));
        default -> throw new IOException("an entry of a later version");
      };
    }
  }

  private static SchemaDocument schema(DataInputStream in) throws IOException {
    String format = in.readUTF();
    return new SchemaDocument(
        format, new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
  }

  private static List<Stored> records(DataInputStream in) throws IOException {
    var records = new ArrayList<Stored>();
    for (int i = in.readInt(); i > 0; i--) {
      records.add(
          new Stored(
              in.readUTF(),
              in.readInt(),
              in.readNBytes(in.readInt()),
              value(in, in.readInt()),
              in.readLong()));
    }
    return records;
  }

  private static byte @Nullable [] value(DataInputStream in, int length) throws IOException {
    return length < 0 ? null : in.readNBytes(length);
  }

  private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private static void write(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }
}

package org.entopic.spi.serde;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;

/**
 * The schema of an entity type in a serializer's own language.
 *
 * @param format the name of the serializer
 * @param text the schema; equal schemas have equal text
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SchemaDocument(String format, String text) implements Serializable {

  /** Returns the 64-bit FNV-1a hash of the format's name and the text. */
  public long fingerprint() {
    long hash = 0xcbf29ce484222325L;
    for (byte b : (format + '\n' + text).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  /** Returns format and fingerprint, as messages and the schema topic name the schema. */
  public String id() {
    return "%s/%016x".formatted(format, fingerprint());
  }
}

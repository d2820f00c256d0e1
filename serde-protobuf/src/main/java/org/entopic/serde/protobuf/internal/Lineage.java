package org.entopic.serde.protobuf.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all schemas published of an entity type say about numbers.
 *
 * <p>Two processes may publish at once, each giving the next number to a property of its own. The
 * one that comes first counts; the other is void, and nothing was written with it.
 */
final class Lineage {
  private static final String ROOT = "";

  private final Map<String, MessageLineage> messages = new HashMap<>();
  private final Map<String, EnumLineage> enums = new HashMap<>();

  static Lineage of(List<ProtoSchema> schemas) {
    var lineage = new Lineage();
    schemas.forEach(lineage::absorb);
    return lineage;
  }

  /** Takes a schema in, unless it is void. */
  boolean absorb(ProtoSchema schema) {
    boolean accepted =
        schema.messages().entrySet().stream()
                .allMatch(each -> message(key(schema, each.getKey())).accepts(each.getValue()))
            && schema.enums().entrySet().stream()
                .allMatch(each -> enumeration(each.getKey()).accepts(each.getValue()));
    if (accepted) {
      schema.messages().forEach((name, message) -> message(key(schema, name)).absorb(message));
      schema.enums().forEach((name, type) -> enumeration(name).absorb(type));
    }
    return accepted;
  }

  private static String key(ProtoSchema schema, String message) {
    return message.equals(schema.root().getName()) ? ROOT : message;
  }

  MessageLineage root() {
    return message(ROOT);
  }

  /** Returns the lineage of a nested message, or of the one whose place it takes. */
  MessageLineage nested(String name, @Nullable String inPlaceOf) {
    MessageLineage found = messages.get(name);
    MessageLineage earlier = inPlaceOf == null ? null : messages.get(inPlaceOf);
    return found == null && earlier != null ? earlier : message(name);
  }

  /** Returns the lineage of an enum, or of the one whose place it takes. */
  EnumLineage enumeration(String name, @Nullable String inPlaceOf) {
    EnumLineage found = enums.get(name);
    EnumLineage earlier = inPlaceOf == null ? null : enums.get(inPlaceOf);
    return found == null && earlier != null ? earlier : enumeration(name);
  }

  private MessageLineage message(String name) {
    return messages.computeIfAbsent(name, any -> new MessageLineage());
  }

  private EnumLineage enumeration(String name) {
    return enums.computeIfAbsent(name, any -> new EnumLineage());
  }
}

package org.entopic.scaffold;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.entopic.scaffold.KeyFinder.Part;
import org.entopic.scaffold.StoreEntity.TopicUse;

/** Puts together what a schema, or records, and the keys tell of one entity type. */
final class EntityFinding {
  private EntityFinding() {}

  static StoreEntity entity(
      String name,
      Optional<String> topic,
      Optional<String> format,
      TopicUse use,
      SchemaShape shape,
      List<Part> key) {
    List<StoreField> fields = inOrderOfKey(shape.fields(), key);
    return new StoreEntity(
        name, topic, format, use, fields, key.stream().map(Part::field).toList(), shape.objects());
  }

  /** Returns a name that none of the entity types has. */
  static String free(String wanted, List<StoreEntity> entities) {
    String name = wanted;
    for (int number = 2; has(entities, name); number++) {
      name = wanted + number;
    }
    return name;
  }

  private static boolean has(List<StoreEntity> entities, String name) {
    return entities.stream().anyMatch(entity -> entity.name().equals(name));
  }

  /** Keys have the order of their members: the fields of the key change places with each other. */
  private static List<StoreField> inOrderOfKey(List<StoreField> fields, List<Part> key) {
    List<StoreField> ordered = new ArrayList<>();
    Iterator<Part> next = key.iterator();
    for (StoreField field : fields) {
      boolean isPart = key.stream().anyMatch(part -> part.field().equals(field.name()));
      Part part = isPart ? next.next() : null;
      ordered.add(part == null ? field : new StoreField(part.field(), part.type(), false));
    }
    return ordered;
  }

  /** Tells of fields that are named and typed like references to other entity types. */
  static void reportReferences(List<StoreEntity> entities, Reporter reporter) {
    for (StoreEntity entity : entities) {
      for (StoreField field : entity.fields()) {
        entities.stream()
            .filter(other -> !other.equals(entity) && isKeyOf(field, other))
            .findFirst()
            .ifPresent(
                other ->
                    reporter.report(
                        ScaffoldMessages.refersTo(entity.name(), field.name(), other.name())));
      }
    }
  }

  private static boolean isKeyOf(StoreField field, StoreEntity other) {
    return other.key().size() == 1
        && Names.member(field.name()).equalsIgnoreCase(Names.type(other.name()) + "Id")
        && other.fields().stream()
            .anyMatch(
                key -> key.name().equals(other.key().get(0)) && key.type().equals(field.type()));
  }
}

package org.entopic.scaffold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entopic.EntityStoreException;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.serde.KeyCodec;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields that the keys of an entity type's records are made of: those whose values, as
 * key codecs write them, are the bytes of every record's key. Without records, names tell.
 */
final class KeyFinder {
  private static final Set<ScalarType> UNFIT =
      Set.of(
          ScalarType.DECIMAL,
          ScalarType.BYTES,
          ScalarType.OFFSET_TIME,
          ScalarType.OFFSET_DATE_TIME,
          ScalarType.ZONED_DATE_TIME);

  private final String subject;
  private final List<StoreField> fields;
  private final Reporter reporter;

  KeyFinder(String subject, List<StoreField> fields, Reporter reporter) {
    this.subject = subject;
    this.fields = fields;
    this.reporter = reporter;
  }

  /** A record, its values by the names of its fields. */
  @SuppressWarnings("ArrayRecordComponent")
  record Keyed(byte[] key, Map<String, @Nullable Object> values) {}

  /**
   * A field of a key.
   *
   * @param type what it is in the key; records of others may tell less in the value
   */
  record Part(String field, FieldType type) {}

  private record Candidate(Part part, StoreType stored) {}

  /** Returns the key's fields in its order, none if it cannot be told. */
  List<Part> find(List<Keyed> records) {
    List<Part> key = records.isEmpty() ? byName() : byBytes(records);
    if (key.isEmpty()) {
      reporter.report(ScaffoldMessages.keyless(subject));
    }
    return key;
  }

  private List<Part> byName() {
    Optional<StoreField> field =
        named("id")
            .or(() -> named(subject.substring(subject.lastIndexOf('.') + 1) + "id"))
            .filter(found -> !candidates(found).isEmpty());
    field.ifPresent(found -> reporter.report(ScaffoldMessages.keyGuessed(subject, found.name())));
    return field.map(found -> new Part(found.name(), found.type())).stream().toList();
  }

  private Optional<StoreField> named(String name) {
    return fields.stream()
        .filter(
            field ->
                field
                    .name()
                    .replace("_", "")
                    .replace("-", "")
                    .toLowerCase(Locale.ROOT)
                    .equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private List<Part> byBytes(List<Keyed> records) {
    List<Candidate> candidates =
        fields.stream()
            .filter(field -> records.stream().allMatch(r -> r.values().get(field.name()) != null))
            .flatMap(field -> candidates(field).stream())
            .toList();
    List<Part> single =
        candidates.stream()
            .filter(candidate -> records.stream().allMatch(r -> isWhole(candidate, r)))
            .map(Candidate::part)
            .toList();
    List<Part> key = single.isEmpty() ? tuple(candidates, records) : List.of(best(single));
    if (!key.isEmpty()) {
      List<String> names = key.stream().map(Part::field).toList();
      reporter.report(ScaffoldMessages.keyFound(subject, names, records.size()));
    }
    return key;
  }

  private Part best(List<Part> fitting) {
    List<String> names = fitting.stream().map(Part::field).distinct().toList();
    Part best =
        named("id")
            .flatMap(id -> fitting.stream().filter(p -> p.field().equals(id.name())).findFirst())
            .orElse(fitting.get(0));
    if (names.size() > 1) {
      List<String> bestFirst = new ArrayList<>(names);
      bestFirst.remove(best.field());
      bestFirst.add(0, best.field());
      reporter.report(ScaffoldMessages.ambiguousKey(subject, bestFirst));
    }
    return best;
  }

  /** Returns what a field may be in a key: itself, or another integer of the same values. */
  private static List<Candidate> candidates(StoreField field) {
    if (field.type() instanceof FieldType.Enumeration) {
      return List.of(
          new Candidate(
              new Part(field.name(), field.type()), new StoreType.Scalar(ScalarType.STRING)));
    } else if (field.type() instanceof FieldType.Scalar scalar && !UNFIT.contains(scalar.type())) {
      List<ScalarType> types =
          scalar.type() == ScalarType.LONG
              ? List.of(ScalarType.LONG, ScalarType.INT, ScalarType.BIG_INTEGER)
              : List.of(scalar.type());
      return types.stream()
          .map(
              type ->
                  new Candidate(
                      new Part(field.name(), new FieldType.Scalar(type)),
                      new StoreType.Scalar(type)))
          .toList();
    }
    return List.of();
  }

  private static boolean isWhole(Candidate candidate, Keyed record) {
    byte[] bytes = bytes(KeyCodec.standard(List.of(candidate.stored())), candidate, record);
    return bytes != null && Arrays.equals(bytes, record.key());
  }

  private static byte @Nullable [] bytes(KeyCodec codec, Candidate candidate, Keyed record) {
    Object value = record.values().get(candidate.part().field());
    try {
      Object key = value == null ? null : as(candidate.stored(), value);
      return key == null ? null : codec.encode(key);
    } catch (EntityStoreException e) {
      return null; // no key has such a value
    }
  }

  private static @Nullable Object as(StoreType stored, Object value) {
    ScalarType type = ((StoreType.Scalar) stored).type();
    if (value instanceof Long number && type == ScalarType.INT) {
      return number == number.intValue() ? number.intValue() : null;
    } else if (value instanceof Long number && type == ScalarType.BIG_INTEGER) {
      return java.math.BigInteger.valueOf(number);
    }
    return type.javaType().isInstance(value) ? value : null;
  }

  /** Tries one field after the other where those before have left off in every record. */
  private static List<Part> tuple(List<Candidate> candidates, List<Keyed> records) {
    List<Part> found = new ArrayList<>();
    return extend(candidates, records, new int[records.size()], found) ? found : List.of();
  }

  private static boolean extend(
      List<Candidate> candidates, List<Keyed> records, int[] offsets, List<Part> found) {
    boolean complete = true;
    for (int i = 0; i < offsets.length; i++) {
      complete &= offsets[i] == records.get(i).key().length;
    }
    if (complete) {
      return found.size() > 1;
    }
    for (Candidate candidate : candidates) {
      if (found.stream().noneMatch(part -> part.field().equals(candidate.part().field()))) {
        int[] next = advanced(candidate, records, offsets);
        if (next.length > 0) {
          found.add(candidate.part());
          if (extend(candidates, records, next, found)) {
            return true;
          }
          found.remove(found.size() - 1);
        }
      }
    }
    return false;
  }

  private static int[] advanced(Candidate candidate, List<Keyed> records, int[] offsets) {
    KeyCodec codec = KeyCodec.ordered(List.of(candidate.stored()));
    int[] next = new int[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      byte[] key = records.get(i).key();
      byte[] part = bytes(codec, candidate, records.get(i));
      if (part == null
          || offsets[i] + part.length > key.length
          || !Arrays.equals(key, offsets[i], offsets[i] + part.length, part, 0, part.length)) {
        return new int[0];
      }
      next[i] = offsets[i] + part.length;
    }
    return next;
  }
}

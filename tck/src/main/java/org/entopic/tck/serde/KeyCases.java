package org.entopic.tck.serde;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.tck.model.EntityDefinition;
import org.entopic.tck.model.TestModels;

/** Generates entity types with all kinds of keys, and keys of theirs. */
final class KeyCases {
  private static final Set<ScalarType> NO_KEYS =
      Set.of(
          ScalarType.DECIMAL,
          ScalarType.BYTES,
          ScalarType.OFFSET_TIME,
          ScalarType.OFFSET_DATE_TIME,
          ScalarType.ZONED_DATE_TIME);

  /** The scalar types that a key can have. */
  static final List<ScalarType> SCALARS =
      Arrays.stream(ScalarType.values()).filter(type -> !NO_KEYS.contains(type)).toList();

  private KeyCases() {}

  /** A type and two of its keys. */
  record KeyPair(EntityTypeModel type, Object left, Object right) {
    @Override
    public String toString() {
      return type.primaryKey().properties() + ": " + left + " and " + right;
    }
  }

  static EntityTypeModel type(List<StoreType> types) {
    EntityDefinition definition = TestModels.entity("Keyed");
    for (int i = 0; i < types.size(); i++) {
      definition.key("key" + i, types.get(i));
    }
    return definition.build();
  }

  static Arbitrary<StoreType> types() {
    return Arbitraries.of(SCALARS).map(StoreType.Scalar::new);
  }

  static Arbitrary<KeyPair> single() {
    return types().flatMap(type -> pairs(List.of(type)));
  }

  static Arbitrary<KeyPair> composite() {
    return types().list().ofMinSize(2).ofMaxSize(4).flatMap(KeyCases::pairs);
  }

  /** Returns pairs that often agree in their first values. */
  private static Arbitrary<KeyPair> pairs(List<StoreType> types) {
    Arbitrary<List<Object>> keys = values(types);
    return Combinators.combine(keys, keys, Arbitraries.integers().between(0, types.size()))
        .as(
            (left, right, common) -> {
              List<Object> mixed = new ArrayList<>(left.subList(0, common));
              mixed.addAll(right.subList(common, right.size()));
              return new KeyPair(type(types), key(left), key(mixed));
            });
  }

  private static Arbitrary<List<Object>> values(List<StoreType> types) {
    List<Arbitrary<Object>> each = types.stream().map(StoredValues::of).toList();
    return Combinators.combine(each).as(values -> values);
  }

  static Object key(List<Object> values) {
    return values.size() == 1 ? values.get(0) : KeyValues.of(values.toArray());
  }
}

package org.entopic.spi.serde;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.entopic.SerializationFailedException;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;

/** Chooses the codecs behind {@link KeyCodec#standard}. */
final class StandardKeyCodecs {
  private static final Set<ScalarType> UNFIT =
      Set.of(
          ScalarType.DECIMAL,
          ScalarType.BYTES,
          ScalarType.OFFSET_TIME,
          ScalarType.OFFSET_DATE_TIME,
          ScalarType.ZONED_DATE_TIME);

  private static final KeyCodec OPAQUE =
      new KeyCodec() {
        @Override
        public byte[] encode(Object key) {
          return HexFormat.of().parseHex((String) key);
        }

        @Override
        public Object decode(byte[] bytes) {
          return HexFormat.of().formatHex(bytes);
        }
      };

  private StandardKeyCodecs() {}

  static KeyCodec create(List<StoreType> types) {
    check(types);
    if (types.isEmpty()) {
      return OPAQUE;
    }
    return types.size() == 1 ? new SingleKeyCodec(types.get(0)) : new TupleKeyCodec(types);
  }

  static KeyCodec ordered(List<StoreType> types) {
    check(types);
    return types.isEmpty() ? OPAQUE : new TupleKeyCodec(types);
  }

  private static void check(List<StoreType> types) {
    for (StoreType type : types) {
      boolean fits =
          type instanceof StoreType.Enumeration
              || (type instanceof StoreType.Scalar scalar && !UNFIT.contains(scalar.type()));
      if (!fits) {
        throw new IllegalArgumentException(
            "API-08: A key cannot have the type "
                + type
                + ", whose equal values have several forms. Use a number, text, a UUID or a date.");
      }
    }
  }

  /** Returns the failure; it has no cause, because the messages of parsers quote the key. */
  static SerializationFailedException unreadable(byte[] bytes, String type) {
    return new SerializationFailedException(
        "API-09: A key of "
            + bytes.length
            + " bytes is no "
            + type
            + ". Check that the topic's writers use the same key type.");
  }
}

package org.entopic.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entopic.SerializationFailedException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.serde.KeyCodec;

/**
 * Keys as bytes that sort as the keys do, behind a first byte of the caller's; immutable. Enum
 * constants, which sort by their place, are written as numbers. Rows of a type without a key have
 * the hexadecimal digits of their records' keys.
 */
final class OrderedKeys {
  private static final Enum<?>[] NONE = {};

  private final List<Enum<?>[]> constants = new ArrayList<>();

  private final StringBuilder layout = new StringBuilder();

  /** The codecs of the first value, the first two and so on; the last one is that of keys. */
  private final List<KeyCodec> codecs = new ArrayList<>();

  /**
   * Creates the bytes of a type's keys.
   *
   * @throws org.entopic.ConfigurationException if keys of this type have no order
   */
  OrderedKeys(EntityTypeModel type) {
    List<StoreType> types = new ArrayList<>();
    for (PropertyModel property : type.primaryKey().properties()) {
      boolean isEnum = property.storeType() instanceof StoreType.Enumeration;
      layout.append(property.storeType()).append(';');
      types.add(isEnum ? new StoreType.Scalar(ScalarType.INT) : property.storeType());
      constants.add(
          property.storeType() instanceof StoreType.Enumeration enumeration
              ? enumeration.type().getEnumConstants()
              : NONE);
      try {
        codecs.add(KeyCodec.ordered(List.copyOf(types)));
      } catch (IllegalArgumentException e) {
        throw ViewMessages.unorderedKey(type.name(), e);
      }
    }
    if (type.isKeyless()) {
      codecs.add(KeyCodec.ordered(List.of()));
    }
  }

  /** Returns what two sets of keys must have in common to share a storage. */
  String layout() {
    var text = new StringBuilder(layout);
    for (Enum<?>[] each : constants) {
      Arrays.stream(each).forEach(constant -> text.append(constant.name()).append(','));
      text.append(';');
    }
    return text.toString();
  }

  /** Returns the bytes of a key, or of the first values of one. */
  byte[] encode(byte first, Object key) {
    int size = key instanceof KeyValues values ? values.size() : 1;
    byte[] bytes = codecs.get(size - 1).encode(numbered(key));
    var prefixed = new byte[bytes.length + 1];
    prefixed[0] = first;
    System.arraycopy(bytes, 0, prefixed, 1, bytes.length);
    return prefixed;
  }

  @SuppressWarnings("EnumOrdinal") // the order of constants is that of keys, and part of the layout
  private Object numbered(Object key) {
    if (key instanceof Enum<?> constant) {
      return constant.ordinal();
    }
    if (key instanceof KeyValues values
        && values.asList().stream().anyMatch(Enum.class::isInstance)) {
      return KeyValues.of(values.asList().stream().map(this::numbered).toArray());
    }
    return key;
  }

  /**
   * Returns the key in bytes.
   *
   * @param from where its bytes begin
   * @throws SerializationFailedException if the bytes are no key
   */
  Object decode(byte[] bytes, int from) {
    Object key =
        codecs.get(codecs.size() - 1).decode(Arrays.copyOfRange(bytes, from, bytes.length));
    if (constants.stream().allMatch(each -> each == NONE)) {
      return key;
    }
    if (!(key instanceof KeyValues values)) {
      return constant(constants.get(0), key);
    }
    var all = new Object[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = constant(constants.get(i), values.get(i));
    }
    return KeyValues.of(all);
  }

  private static Object constant(Enum<?>[] known, Object value) {
    return known == NONE ? value : known[(Integer) value];
  }

  /** Returns the first bytes that are above all that begin with these. */
  static byte[] above(byte[] bytes) {
    byte[] next = bytes.clone();
    int last = next.length - 1;
    while (next[last] == (byte) 0xFF) {
      last--;
    }
    next[last]++;
    return Arrays.copyOf(next, last + 1);
  }
}

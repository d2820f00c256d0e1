package org.entopic.view;

import java.nio.ByteBuffer;
import java.util.List;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an indexed value in storages: the same in every process, which {@code hashCode} is
 * not for enum constants. Readers check the values of the rows they find.
 */
final class ValueHash {
  private static final long SEED = 0xcbf29ce484222325L;

  private ValueHash() {}

  static long of(@Nullable Object value) {
    return mix(SEED, value);
  }

  private static long mix(long hash, @Nullable Object value) {
    if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      return mix(hash, ((Number) value).longValue());
    }
    if (value instanceof KeyValues values) {
      return mixAll(hash, values.asList());
    }
    if (value instanceof List<?> list) {
      return mixAll(hash, list);
    }
    if (value instanceof ByteBuffer bytes) {
      long mixed = hash;
      for (ByteBuffer left = bytes.duplicate(); left.hasRemaining(); ) {
        mixed = mix(mixed, left.get());
      }
      return mixed;
    }
    if (value instanceof byte[] bytes) {
      return mix(hash, ByteBuffer.wrap(bytes));
    }
    if (value instanceof Row row) {
      long mixed = hash;
      for (int ordinal = 0; ordinal < row.type().propertyCount(); ordinal++) {
        mixed = mix(mixed, row.get(ordinal));
      }
      return mixed;
    }
    String text = value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = mix(mixed, text.charAt(i));
    }
    return mixed;
  }

  private static long mixAll(long hash, List<?> values) {
    long mixed = hash;
    for (Object value : values) {
      mixed = mix(mixed, value);
    }
    return mixed;
  }

  private static long mix(long hash, long value) {
    long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 32;
  }
}

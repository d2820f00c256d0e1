package org.entopic.spi.backend;

import java.util.Arrays;
import org.entopic.model.StructuralTypeModel;
import org.jspecify.annotations.Nullable;

/**
 * The part of a row that queries look at. It is a class of its own because the fields of a class
 * stand in front of those of its subclasses: what is wanted together is found together in memory.
 */
abstract sealed class RowValues permits Row {
  /** How many words, and how many objects, stand here and not in an array. */
  private static final int INLINE = 4;

  private static final long[] NO_BITS = {};
  private static final Object[] NO_VALUES = {};

  final int primitives;
  final long word0;
  final long word1;
  final long word2;
  final long word3;
  final StructuralTypeModel type;
  final @Nullable Object key;
  private final @Nullable Object value0;
  private final @Nullable Object value1;
  private final @Nullable Object value2;
  private final @Nullable Object value3;
  private final @Nullable Object[] otherValues;
  final long[] otherWords;

  RowValues(
      StructuralTypeModel type, @Nullable Object key, long[] bits, @Nullable Object[] values) {
    this.primitives = type.primitiveCount();
    this.type = type;
    this.key = key;
    int words = bits.length;
    this.word0 = words > 0 ? bits[0] : 0;
    this.word1 = words > 1 ? bits[1] : 0;
    this.word2 = words > 2 ? bits[2] : 0;
    this.word3 = words > 3 ? bits[3] : 0;
    this.otherWords = words > INLINE ? Arrays.copyOfRange(bits, INLINE, words) : NO_BITS;
    int objects = values.length;
    this.value0 = objects > 0 ? values[0] : null;
    this.value1 = objects > 1 ? values[1] : null;
    this.value2 = objects > 2 ? values[2] : null;
    this.value3 = objects > 3 ? values[3] : null;
    this.otherValues = objects > INLINE ? Arrays.copyOfRange(values, INLINE, objects) : NO_VALUES;
  }

  RowValues(RowValues source) {
    this.primitives = source.primitives;
    this.type = source.type;
    this.key = source.key;
    this.word0 = source.word0;
    this.word1 = source.word1;
    this.word2 = source.word2;
    this.word3 = source.word3;
    this.otherWords = source.otherWords;
    this.value0 = source.value0;
    this.value1 = source.value1;
    this.value2 = source.value2;
    this.value3 = source.value3;
    this.otherValues = source.otherValues;
  }

  /** Returns the bits of a primitive value, or some of those that say which are null. */
  final long word(int index) {
    return switch (index) {
      case 0 -> word0;
      case 1 -> word1;
      case 2 -> word2;
      case 3 -> word3;
      default -> otherWords[index - INLINE];
    };
  }

  /** Returns one of the values that are not primitive. */
  final @Nullable Object value(int index) {
    return switch (index) {
      case 0 -> value0;
      case 1 -> value1;
      case 2 -> value2;
      case 3 -> value3;
      default -> otherValues[index - INLINE];
    };
  }
}

package org.entopic.serde.avro.internal;

/** Enum constants, by the number of their symbol. */
final class EnumFormat implements ValueFormat {
  private final Enum<?>[] constants;

  /** Creates the format of constants in the order of the written symbols. */
  EnumFormat(Enum<?>[] constants) {
    this.constants = constants;
  }

  /** Own schemas have the symbols in the order of the constants, so the ordinal is the number. */
  @Override
  @SuppressWarnings("EnumOrdinal")
  public void write(AvroOutput out, Object value, int form) {
    out.writeLong(((Enum<?>) value).ordinal());
  }

  @Override
  public Object read(AvroInput in, int form) {
    return constants[(int) in.readLong(0, constants.length - 1L)];
  }
}

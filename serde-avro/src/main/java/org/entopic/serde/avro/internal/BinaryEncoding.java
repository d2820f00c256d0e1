package org.entopic.serde.avro.internal;

import org.apache.avro.Schema;

/** The binary encoding itself. */
final class BinaryEncoding implements AvroEncoding, AvroEncoding.Form {
  static final AvroEncoding INSTANCE = new BinaryEncoding();

  private BinaryEncoding() {}

  @Override
  public String format() {
    return AvroSerializerProvider.NAME;
  }

  @Override
  public Form of(Schema schema) {
    return this;
  }

  @Override
  public byte[] encoded(byte[] binary) {
    return binary;
  }

  @Override
  public byte[] binary(byte[] encoded) {
    return encoded;
  }
}

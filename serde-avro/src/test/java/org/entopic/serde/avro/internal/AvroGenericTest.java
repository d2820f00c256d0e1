package org.entopic.serde.avro.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.GenericContract;

class AvroGenericTest extends GenericContract {
  @Override
  protected SerializerProvider provider() {
    return new AvroSerializerProvider();
  }
}

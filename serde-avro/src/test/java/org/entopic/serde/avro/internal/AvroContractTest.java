package org.entopic.serde.avro.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.SerializerContract;

class AvroContractTest extends SerializerContract {
  @Override
  protected SerializerProvider provider() {
    return new AvroSerializerProvider();
  }
}

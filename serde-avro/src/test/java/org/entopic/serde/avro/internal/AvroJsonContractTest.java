package org.entopic.serde.avro.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.SerializerContract;

class AvroJsonContractTest extends SerializerContract {
  @Override
  protected SerializerProvider provider() {
    return new AvroJsonSerializerProvider();
  }
}

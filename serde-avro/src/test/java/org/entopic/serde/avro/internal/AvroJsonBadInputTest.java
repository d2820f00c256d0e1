package org.entopic.serde.avro.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.BadInputContract;

class AvroJsonBadInputTest extends BadInputContract {
  @Override
  protected SerializerProvider provider() {
    return new AvroJsonSerializerProvider();
  }
}

package org.entopic.samples.cbor;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.BadInputContract;

class CborBadInputTest extends BadInputContract {
  @Override
  protected SerializerProvider provider() {
    return new CborSerializerProvider();
  }
}

package org.entopic.samples.cbor;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.SerializerContract;

// region:contract
class CborContractTest extends SerializerContract {
  @Override
  protected SerializerProvider provider() {
    return new CborSerializerProvider();
  }
}
// end:contract

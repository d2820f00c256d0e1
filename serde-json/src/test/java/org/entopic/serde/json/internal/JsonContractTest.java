package org.entopic.serde.json.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.SerializerContract;

class JsonContractTest extends SerializerContract {
  @Override
  protected SerializerProvider provider() {
    return new JsonSerializerProvider();
  }
}

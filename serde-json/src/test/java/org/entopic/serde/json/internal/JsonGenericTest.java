package org.entopic.serde.json.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.GenericContract;

class JsonGenericTest extends GenericContract {
  @Override
  protected SerializerProvider provider() {
    return new JsonSerializerProvider();
  }
}

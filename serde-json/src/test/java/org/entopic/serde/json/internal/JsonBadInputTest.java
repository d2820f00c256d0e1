package org.entopic.serde.json.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.BadInputContract;

class JsonBadInputTest extends BadInputContract {
  @Override
  protected SerializerProvider provider() {
    return new JsonSerializerProvider();
  }
}

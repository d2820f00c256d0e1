package org.entopic.serde.protobuf.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.BadInputContract;

class ProtobufBadInputTest extends BadInputContract {
  @Override
  protected SerializerProvider provider() {
    return new ProtobufSerializerProvider();
  }
}

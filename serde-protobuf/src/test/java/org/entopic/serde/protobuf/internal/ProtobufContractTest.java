package org.entopic.serde.protobuf.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.SerializerContract;

class ProtobufContractTest extends SerializerContract {
  @Override
  protected SerializerProvider provider() {
    return new ProtobufSerializerProvider();
  }
}

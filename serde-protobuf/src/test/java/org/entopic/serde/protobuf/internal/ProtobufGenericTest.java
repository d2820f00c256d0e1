package org.entopic.serde.protobuf.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.GenericContract;

class ProtobufGenericTest extends GenericContract {
  @Override
  protected SerializerProvider provider() {
    return new ProtobufSerializerProvider();
  }
}

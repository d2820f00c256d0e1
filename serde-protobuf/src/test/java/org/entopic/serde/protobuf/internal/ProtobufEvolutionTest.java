package org.entopic.serde.protobuf.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.EvolutionContract;

class ProtobufEvolutionTest extends EvolutionContract {
  @Override
  protected SerializerProvider provider() {
    return new ProtobufSerializerProvider();
  }
}

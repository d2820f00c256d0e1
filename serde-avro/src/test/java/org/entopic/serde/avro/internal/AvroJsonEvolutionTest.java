package org.entopic.serde.avro.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.EvolutionContract;

class AvroJsonEvolutionTest extends EvolutionContract {
  @Override
  protected SerializerProvider provider() {
    return new AvroJsonSerializerProvider();
  }
}

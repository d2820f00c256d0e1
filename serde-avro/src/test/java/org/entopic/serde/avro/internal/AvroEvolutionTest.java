package org.entopic.serde.avro.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.EvolutionContract;

class AvroEvolutionTest extends EvolutionContract {
  @Override
  protected SerializerProvider provider() {
    return new AvroSerializerProvider();
  }
}

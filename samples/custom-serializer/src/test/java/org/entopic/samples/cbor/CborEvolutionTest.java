package org.entopic.samples.cbor;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.EvolutionContract;

class CborEvolutionTest extends EvolutionContract {
  @Override
  protected SerializerProvider provider() {
    return new CborSerializerProvider();
  }
}

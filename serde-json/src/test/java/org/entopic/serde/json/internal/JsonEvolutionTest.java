package org.entopic.serde.json.internal;

import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.serde.EvolutionContract;

class JsonEvolutionTest extends EvolutionContract {
  @Override
  protected SerializerProvider provider() {
    return new JsonSerializerProvider();
  }
}

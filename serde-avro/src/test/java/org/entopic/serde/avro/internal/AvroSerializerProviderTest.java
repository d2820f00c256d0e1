package org.entopic.serde.avro.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ServiceLoader;
import org.entopic.spi.serde.SerializerProvider;
import org.junit.jupiter.api.Test;

class AvroSerializerProviderTest {
  @Test
  void bothProvidersAreFoundAsServices() {
    assertThat(ServiceLoader.load(SerializerProvider.class))
        .extracting(SerializerProvider::name, SerializerProvider::isByNameOnly)
        .containsExactlyInAnyOrder(tuple("avro", false), tuple("avro-json", true));
  }
}

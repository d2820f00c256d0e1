package org.entopic.serde.avro.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.entopic.spi.serde.SerializerProvider;
import org.junit.jupiter.api.Test;

class AvroSerializerProviderTest {
  @Test
  void theProviderIsFoundAsAService() {
    assertThat(ServiceLoader.load(SerializerProvider.class))
        .singleElement()
        .isInstanceOf(AvroSerializerProvider.class)
        .extracting(SerializerProvider::name)
        .isEqualTo("avro");
  }
}

package org.entopic.serde.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.entopic.spi.serde.SerializerProvider;
import org.junit.jupiter.api.Test;

class JsonSerializerProviderTest {
  @Test
  void theProviderIsFoundAsAService() {
    assertThat(ServiceLoader.load(SerializerProvider.class))
        .singleElement()
        .isInstanceOf(JsonSerializerProvider.class)
        .extracting(SerializerProvider::name)
        .isEqualTo("json");
  }
}

package org.entopic.spi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityAccessRegistryTest {
  static class Nested {
    static class Deeper {}
  }

  @Test
  void theGeneratedNameHasNoDollars() {
    assertThat(EntityAccessRegistry.generatedName(EntityAccessRegistryTest.class))
        .isEqualTo("org.entopic.spi.access.EntityAccessRegistryTestAccess");
    assertThat(EntityAccessRegistry.generatedName(Nested.Deeper.class))
        .isEqualTo("org.entopic.spi.access.EntityAccessRegistryTest_Nested_DeeperAccess");
  }

  @Test
  void aClassWithoutGeneratedAccessHasNone() {
    assertThat(EntityAccessRegistry.find(Nested.class)).isEmpty();
    assertThat(EntityAccessRegistry.find(Map.Entry.class)).isEmpty();
  }
}

package org.entopic.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.entopic.ConfigurationException;
import org.entopic.PropertyScope;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {
  @Test
  void theClientsOwnScopeWinsOverCommonAndCommonOverDefaults() {
    var settings =
        settings(
            Map.of(
                PropertyScope.COMMON, Map.of("a", "common", "b", "common"),
                PropertyScope.PRODUCER, Map.of("a", "producer")));
    assertThat(
            settings.of(
                PropertyScope.PRODUCER,
                Map.of("a", "default", "b", "default", "c", "default"),
                Map.of()))
        .containsEntry("a", "producer")
        .containsEntry("b", "common")
        .containsEntry("c", "default")
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true");
  }

  @Test
  void whatTheBackendReliesOnIsRefusedByName() {
    assertThatThrownBy(
            () ->
                settings(
                    Map.of(
                        PropertyScope.CONSUMER,
                        Map.of("isolation.level", "read_uncommitted", "group.id", "g"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-02")
        .hasMessageContaining("[group.id, isolation.level]")
        .hasMessageNotContaining("read_uncommitted");
  }

  @Test
  void commonMayNotWeakenProducersEither() {
    assertThatThrownBy(() -> settings(Map.of(PropertyScope.COMMON, Map.of("acks", "1"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("[acks]");
  }

  @Test
  void sayingWhatHoldsAnywayIsAllowed() {
    var settings = settings(Map.of(PropertyScope.PRODUCER, Map.of("acks", "-1")));
    assertThat(settings.of(PropertyScope.PRODUCER, Map.of(), Map.of()))
        .containsEntry("acks", "all");
  }

  @Test
  void anAddressIsNeeded() {
    var settings = new ClientSettings(SharedBroker.config("", "shop", Map.of()));
    assertThatThrownBy(settings::bootstrapServers)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'shop'");
  }

  private static ClientSettings settings(Map<PropertyScope, Map<String, String>> properties) {
    return new ClientSettings(SharedBroker.config("localhost:1", "shop", properties));
  }
}

package org.entopic.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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
  void ofTimeoutsTheShorterOneHolds() {
    var settings =
        settings(
            Map.of(
                PropertyScope.COMMON, Map.of("request.timeout.ms", "9000"),
                PropertyScope.ADMIN, Map.of("default.api.timeout.ms", "700")));
    assertThat(settings.of(PropertyScope.PRODUCER, Map.of(), Map.of("request.timeout.ms", "4000")))
        .containsEntry("request.timeout.ms", "4000");
    assertThat(settings.of(PropertyScope.PRODUCER, Map.of(), Map.of("request.timeout.ms", "10000")))
        .containsEntry("request.timeout.ms", "9000");
    assertThat(settings.timeout(PropertyScope.ADMIN, "default.api.timeout.ms", 5000))
        .isEqualTo(700);
    assertThat(settings.timeout(PropertyScope.ADMIN, "default.api.timeout.ms", 70)).isEqualTo(70);
    assertThat(settings.timeout(PropertyScope.ADMIN, "unset", 70)).isEqualTo(70);
  }

  @Test
  void aTimeoutThatIsNoNumberIsLeftToKafkaToRefuse() {
    Map<PropertyScope, Map<String, String>> wrong =
        Map.of(PropertyScope.ADMIN, Map.of("default.api.timeout.ms", "soon"));
    assertThatThrownBy(() -> clients(wrong).admin(Duration.ofSeconds(1)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-03")
        .cause()
        .hasMessageContaining("default.api.timeout.ms");
  }

  @Test
  void aUsersClientIdIsWhatIdsBeginWithSoThatTheyStayApart() {
    KafkaClients clients =
        clients(
            Map.of(
                PropertyScope.COMMON, Map.of("client.id", "billing"),
                PropertyScope.PRODUCER, Map.of("client.id", "billing-writer")));
    assertThat(clients.clientId(PropertyScope.ADMIN, "admin")).matches("billing-admin-\\d+");
    assertThat(clients.clientId(PropertyScope.STREAMS, "streams")).matches("billing-streams-\\d+");
    assertThat(clients.clientId(PropertyScope.PRODUCER, "saves"))
        .matches("billing-writer-saves-\\d+")
        .isNotEqualTo(clients.clientId(PropertyScope.PRODUCER, "saves"));
    assertThat(clients(Map.of()).clientId(PropertyScope.CONSUMER, "view"))
        .matches("entopic-shop-view-\\d+");
  }

  @Test
  void anAddressIsNeeded() {
    var settings = new ClientSettings(SharedBroker.config("", "shop", Map.of()));
    assertThatThrownBy(settings::bootstrapServers)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'shop'");
  }

  private static KafkaClients clients(Map<PropertyScope, Map<String, String>> properties) {
    return KafkaClients.of(SharedBroker.config("localhost:1", "shop", properties));
  }

  private static ClientSettings settings(Map<PropertyScope, Map<String, String>> properties) {
    return new ClientSettings(SharedBroker.config("localhost:1", "shop", properties));
  }
}

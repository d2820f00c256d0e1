package org.entopic.itests.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.entopic.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Topics are created as the model wants them, and refused where they are otherwise. */
@ExtendWith(SharedBroker.class)
class TopicSettingsIT {
  private final String database = Shop.freshName();

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", SharedBroker.address()));
  }

  @Test
  void missingTopicsAreCreatedCompacted() throws Exception {
    Shop.replica(SharedBroker.address(), database).open().close();
    try (Admin admin = admin()) {
      var topic = new ConfigResource(ConfigResource.Type.TOPIC, database + ".Order");
      Config config = admin.describeConfigs(List.of(topic)).all().get(30, SECONDS).get(topic);
      assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
      assertThat(config.get("delete.retention.ms").value()).isEqualTo("86400000");
      assertThat(config.get("min.compaction.lag.ms").value()).isEqualTo("3600000");
    }
  }

  @Test
  void allTopicsThatLoseRecordsAreListed() throws Exception {
    try (Admin admin = admin()) {
      List<NewTopic> topics =
          Stream.of(".Order", ".OrderLine")
              .map(
                  name ->
                      new NewTopic(database + name, 1, (short) 1)
                          .configs(Map.of("cleanup.policy", "delete")))
              .toList();
      admin.createTopics(topics).all().get(30, SECONDS);
      assertThatThrownBy(() -> Shop.replica(SharedBroker.address(), database).open())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(
              "Topic '" + database + ".Order': cleanup.policy is delete, the model wants compact")
          .hasMessageContaining(
              "Topic '" + database + ".OrderLine': cleanup.policy is delete, the model wants");
      assertThat(admin.listTopics().names().get(30, SECONDS))
          .filteredOn(name -> name.startsWith(database))
          .as("nothing else was created")
          .doesNotContain(database + ".__commits");
    }
  }
}

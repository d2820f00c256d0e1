package org.entopic.kafka;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** Shows the values of properties in messages, but for those that are secret. */
public final class PropertyText {
  private static final String HIDDEN = "[hidden]";
  private static final Pattern SECRET =
      Pattern.compile("pass|secret|jaas|credential|token|private|auth|user\\.info|key");
  private static final List<ConfigDef> KNOWN =
      List.of(
          ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef());

  private PropertyText() {}

  /**
   * Returns the value, or that there is none, or that it is hidden: because Kafka takes it for a
   * password, or Kafka does not know the property and its name sounds secret.
   */
  public static String of(String name, @Nullable String value) {
    if (value == null) {
      return "not set";
    }
    return isSecret(name) ? HIDDEN : "'" + value + "'";
  }

  private static boolean isSecret(String name) {
    for (ConfigDef definition : KNOWN) {
      ConfigDef.ConfigKey key = definition.configKeys().get(name);
      if (key != null) {
        return key.type() == ConfigDef.Type.PASSWORD;
      }
    }
    return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
  }
}

package org.entopic.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.entopic.embedded.node.BrokerNode;
import org.jspecify.annotations.Nullable;

/** What the listener for secured clients asks of them; not thread-safe. */
final class SecuredListener {
  private static final String PREFIX =
      "listener.name." + BrokerNode.SECURED_LISTENER.toLowerCase(Locale.ROOT) + ".";

  private final Map<String, String> users = new LinkedHashMap<>();
  private @Nullable Path keyStore;
  private String keyStorePassword = "";

  void user(String name, String password) {
    users.put(name, password);
  }

  void keyStore(Path path, String password) {
    keyStore = path;
    keyStorePassword = password;
  }

  boolean isWanted() {
    return !users.isEmpty() || keyStore != null;
  }

  String protocol() {
    if (users.isEmpty()) {
      return "SSL";
    }
    return keyStore == null ? "SASL_PLAINTEXT" : "SASL_SSL";
  }

  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (!users.isEmpty()) {
      var jaas =
          new StringBuilder("org.apache.kafka.common.security.plain.PlainLoginModule required");
      users.forEach(
          (name, password) ->
              jaas.append(" user_").append(name).append("=\"").append(password).append('"'));
      settings.put(PREFIX + "sasl.enabled.mechanisms", "PLAIN");
      settings.put(PREFIX + "plain.sasl.jaas.config", jaas.append(';').toString());
    }
    if (keyStore != null) {
      settings.put(PREFIX + "ssl.keystore.type", "PKCS12");
      settings.put(PREFIX + "ssl.keystore.location", keyStore.toString());
      settings.put(PREFIX + "ssl.keystore.password", keyStorePassword);
      settings.put(PREFIX + "ssl.key.password", keyStorePassword);
    }
    return settings;
  }
}

package org.entopic.spi.serde;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a serializer is told when a factory opens.
 *
 * @param database the database's name
 * @param properties the serializer's own settings
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SerializerConfig(String database, Map<String, String> properties) {

  /** Copies the settings. */
  public SerializerConfig {
    properties = Map.copyOf(properties);
  }
}

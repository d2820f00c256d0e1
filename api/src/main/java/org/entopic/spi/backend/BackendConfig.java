package org.entopic.spi.backend;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.PropertyScope;

/**
 * What a backend is told when a factory opens.
 *
 * @param database the database's name
 * @param bootstrapServers the brokers' addresses, empty where none were given
 * @param stores the entity types
 * @param properties settings by scope
 * @param openTimeout how long connecting and the first reading may take
 * @param saveTimeout how long a write may take until its outcome is unknown
 * @param badRecordPolicy what to do about a record that cannot be decoded
 * @param badRecords is told of each such record
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record BackendConfig(
    String database,
    String bootstrapServers,
    List<StoreDefinition> stores,
    Map<PropertyScope, Map<String, String>> properties,
    Duration openTimeout,
    Duration saveTimeout,
    BadRecordPolicy badRecordPolicy,
    Consumer<BadRecord> badRecords) {

  /** Copies the collections. */
  public BackendConfig {
    stores = List.copyOf(stores);
    properties = Map.copyOf(properties);
  }

  /** Returns the settings of a scope. */
  public Map<String, String> properties(PropertyScope scope) {
    return properties.getOrDefault(scope, Map.of());
  }
}

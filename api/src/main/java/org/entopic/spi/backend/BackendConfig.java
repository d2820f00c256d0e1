package org.entopic.spi.backend;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.PropertyScope;
import org.entopic.TopicCreation;

/**
 * What a backend is told when a factory opens.
 *
 * @param database the database's name
 * @param bootstrapServers the brokers' addresses, empty where none were given
 * @param stores the entity types
 * @param properties settings by scope
 * @param topicCreation what to do about topics that are missing
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
    TopicCreation topicCreation,
    Duration openTimeout,
    Duration saveTimeout,
    BadRecordPolicy badRecordPolicy,
    Consumer<BadRecord> badRecords) {

  /** Copies the collections. */
  public BackendConfig {
    stores = List.copyOf(stores);
    Map<PropertyScope, Map<String, String>> copy = new EnumMap<>(PropertyScope.class);
    properties.forEach((scope, values) -> copy.put(scope, Map.copyOf(values)));
    properties = Map.copyOf(copy);
  }

  /** Creates a configuration under which missing topics are created. */
  public BackendConfig(
      String database,
      String bootstrapServers,
      List<StoreDefinition> stores,
      Map<PropertyScope, Map<String, String>> properties,
      Duration openTimeout,
      Duration saveTimeout,
      BadRecordPolicy badRecordPolicy,
      Consumer<BadRecord> badRecords) {
    this(
        database,
        bootstrapServers,
        stores,
        properties,
        TopicCreation.WHEN_MISSING,
        openTimeout,
        saveTimeout,
        badRecordPolicy,
        badRecords);
  }

  /** Returns the settings of a scope. */
  public Map<String, String> properties(PropertyScope scope) {
    return properties.getOrDefault(scope, Map.of());
  }

  /** Returns the same configuration for these entity types. */
  public BackendConfig withStores(List<StoreDefinition> definitions) {
    return new BackendConfig(
        database,
        bootstrapServers,
        definitions,
        properties,
        topicCreation,
        openTimeout,
        saveTimeout,
        badRecordPolicy,
        badRecords);
  }

  /** Returns the database, the addresses and the entity types; properties may be secret. */
  @Override
  public String toString() {
    return "BackendConfig[database="
        + database
        + ", bootstrapServers="
        + bootstrapServers
        + ", stores="
        + stores.stream().map(store -> store.type().name()).toList()
        + ", properties="
        + names()
        + "]";
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    properties.forEach(
        (scope, set) -> set.keySet().forEach(name -> names.add(scope.prefix() + name)));
    return names;
  }
}

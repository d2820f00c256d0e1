package org.entopic;

import java.util.Locale;
import org.apiguardian.api.API;

/** What a Kafka property applies to. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum PropertyScope {
  /** Every client. */
  COMMON,
  /** Producers. */
  PRODUCER,
  /** Consumers. */
  CONSUMER,
  /** The admin client. */
  ADMIN,
  /** Topics that are created. */
  TOPIC,
  /** The backend itself, by names of its own. */
  BACKEND,
  /** Kafka Streams, where the backend is made of it; its clients have the scopes above. */
  STREAMS,
  /**
   * Local stores of rows: {@code kind} ({@code memory} or {@code rocksdb}, for entity types that
   * choose none), {@code dir} (the directory of stores on disk), {@code cache.rows} (how many rows
   * of each entity type on disk are kept decoded in memory).
   */
  STORE;

  /** Returns what a setting of this scope begins with, such as {@code producer.}. */
  public String prefix() {
    return name().toLowerCase(Locale.ROOT) + ".";
  }
}

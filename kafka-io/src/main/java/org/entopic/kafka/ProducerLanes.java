package org.entopic.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.WriteBatch;

/**
 * Chooses the lane of a save: that of its entity types if they all want the same, otherwise that of
 * the factory. Immutable and thread-safe.
 */
final class ProducerLanes implements AutoCloseable {
  private static final Set<String> PER_TYPE =
      Set.of(
          "batch.size",
          "compression.gzip.level",
          "compression.lz4.level",
          "compression.type",
          "compression.zstd.level",
          "linger.ms");

  private static final Map<String, Set<String>> HOLD_ANYWAY =
      Map.of("acks", Set.of("all", "-1"), "enable.idempotence", Set.of("true"));

  private final ProducerLane common;
  private final Map<Map<String, String>, ProducerLane> lanes = new HashMap<>();
  private final Map<ProducerLane, Set<String>> topics = new HashMap<>();

  /**
   * Opens the lanes of entity types.
   *
   * @param lane opens the one of some settings
   */
  ProducerLanes(
      Collection<StoreDefinition> stores, Function<Map<String, String>, ProducerLane> lane) {
    common = lane.apply(Map.of());
    try {
      for (StoreDefinition store : stores) {
        Map<String, String> settings = store.type().producerConfig();
        if (!settings.isEmpty() && !store.type().isReadOnly()) {
          topics
              .computeIfAbsent(lanes.computeIfAbsent(settings, lane), any -> new TreeSet<>())
              .add(store.type().topic().name());
        }
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * Refuses settings that cannot differ from type to type.
   *
   * @throws org.entopic.ConfigurationException naming all of them
   */
  static void check(Collection<StoreDefinition> stores) {
    List<String> refused = new ArrayList<>();
    for (StoreDefinition store : stores) {
      EntityTypeModel type = store.type();
      Set<String> names = new TreeSet<>();
      new TreeMap<>(type.producerConfig())
          .forEach(
              (name, value) -> {
                boolean holds =
                    HOLD_ANYWAY
                        .getOrDefault(name, Set.of())
                        .contains(value.strip().toLowerCase(Locale.ROOT));
                if (!holds && !PER_TYPE.contains(name)) {
                  names.add(name);
                }
              });
      if (!names.isEmpty()) {
        refused.add("Type '%s': %s cannot differ from type to type.".formatted(type.name(), names));
      } else if (type.isChecked() && !type.producerConfig().isEmpty()) {
        refused.add(
            "Type '%s': is checked, and one producer writes all checked types."
                .formatted(type.name()));
      }
    }
    if (!refused.isEmpty()) {
      throw KafkaMessages.typeSettingsRefused(refused, PER_TYPE);
    }
  }

  /** Fetches what the first sends would wait for. */
  void warmUp(Collection<String> all) {
    common.warmUp(all);
    topics.forEach(ProducerLane::warmUp);
  }

  ProducerLane of(WriteBatch batch) {
    if (lanes.isEmpty()) {
      return common;
    }
    EntityTypeModel known = null;
    ProducerLane lane = common;
    for (EncodedRecord record : batch.records()) {
      if (record.type() != known) {
        ProducerLane wanted = lanes.getOrDefault(record.type().producerConfig(), common);
        if (known != null && wanted != lane) {
          return common;
        }
        known = record.type();
        lane = wanted;
      }
    }
    return lane;
  }

  @Override
  public void close() {
    Closing.all(
        Stream.concat(lanes.values().stream(), Stream.of(common))
            .<Runnable>map(lane -> lane::close)
            .toArray(Runnable[]::new));
  }
}

package org.entopic.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.entopic.model.TopicModel;

/** The differences between a topic and what the model wants of it. */
final class TopicComparison {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
  private static final Set<String> AT_LEAST =
      Set.of("delete.retention.ms", "min.compaction.lag.ms");

  private final List<String> obstacles = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final String topic;

  TopicComparison(
      TopicModel wanted,
      Map<String, String> settings,
      TopicDescription found,
      Optional<Config> config) {
    this.topic = wanted.name();
    comparePartitions(wanted, found);
    config.ifPresent(present -> new TreeMap<>(settings).forEach((k, v) -> compare(k, v, present)));
  }

  /** Returns the differences that make the topic unusable. */
  List<String> obstacles() {
    return obstacles;
  }

  /** Returns the other differences. */
  List<String> notes() {
    return notes;
  }

  private void comparePartitions(TopicModel wanted, TopicDescription found) {
    int partitions = found.partitions().size();
    if (partitions != wanted.partitions()) {
      notes.add(difference("partitions", partitions, wanted.partitions()));
    }
    int replication = found.partitions().get(0).replicas().size();
    if (wanted.replication().isPresent() && wanted.replication().getAsInt() != replication) {
      notes.add(difference("replication factor", replication, wanted.replication().getAsInt()));
    }
  }

  private void compare(String name, String wanted, Config present) {
    ConfigEntry entry = present.get(name);
    String value = entry == null || entry.value() == null ? "" : entry.value();
    if (name.equals("cleanup.policy")) {
      if (!Set.of(value.split(" *, *")).equals(Set.of(wanted.split(" *, *")))) {
        obstacles.add(difference(name, value, wanted));
      }
    } else if (AT_LEAST.contains(name) ? less(value, wanted) : !value.equals(wanted)) {
      notes.add(difference(name, value, wanted));
    }
  }

  private static boolean less(String value, String wanted) {
    return NUMBER.matcher(value).matches()
        && NUMBER.matcher(wanted).matches()
        && Long.parseLong(value) < Long.parseLong(wanted);
  }

  private String difference(String name, Object value, Object wanted) {
    return "Topic '" + topic + "': " + name + " is " + value + ", the model wants " + wanted + ".";
  }
}

package org.entopic.kafka.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.entopic.PropertyScope;
import org.entopic.kafka.PropertyText;
import org.entopic.model.TopicModel;
import org.entopic.spi.backend.BackendConfig;
import org.jspecify.annotations.Nullable;

/** Finds what two factories set differently for a view that they are to share. */
final class SettingsComparison {
  private static final List<PropertyScope> READING =
      List.of(
          PropertyScope.COMMON, PropertyScope.CONSUMER, PropertyScope.STREAMS, PropertyScope.STORE);

  private final List<String> differences = new ArrayList<>();

  private SettingsComparison() {}

  /** Returns the differences in how a view is read, each with both values. */
  static List<String> ofReading(BackendConfig known, BackendConfig wanted) {
    var comparison = new SettingsComparison();
    comparison.compare("bad.records", known.badRecordPolicy(), wanted.badRecordPolicy());
    for (PropertyScope scope : READING) {
      comparison.compare(scope.prefix(), known.properties(scope), wanted.properties(scope));
    }
    return comparison.differences;
  }

  /** Returns the differences in how a topic is to be created, each with both values. */
  static List<String> ofTopic(TopicModel known, TopicModel wanted) {
    var comparison = new SettingsComparison();
    String of = " of topic '" + known.name() + "'";
    comparison.compare("partitions" + of, known.partitions(), wanted.partitions());
    comparison.compare("replication" + of, known.replication(), wanted.replication());
    comparison.compare("topic '" + known.name() + "': ", known.config(), wanted.config());
    return comparison.differences;
  }

  private void compare(String setting, Object known, Object wanted) {
    if (!known.equals(wanted)) {
      differences.add(setting + " is " + known + " and " + wanted + ".");
    }
  }

  private void compare(String prefix, Map<String, String> known, Map<String, String> wanted) {
    var names = new TreeSet<>(known.keySet());
    names.addAll(wanted.keySet());
    for (String name : names) {
      @Nullable String before = known.get(name);
      @Nullable String now = wanted.get(name);
      if (before == null || !before.equals(now)) {
        differences.add(
            "%s%s is %s and %s."
                .formatted(
                    prefix, name, PropertyText.of(name, before), PropertyText.of(name, now)));
      }
    }
  }
}

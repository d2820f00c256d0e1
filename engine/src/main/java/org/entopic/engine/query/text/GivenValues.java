package org.entopic.engine.query.text;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values of a query's parameters. */
final class GivenValues {
  private final Map<String, ?> values;
  private final Set<String> used = new HashSet<>();

  GivenValues(Map<String, ?> values) {
    this.values = values;
  }

  @Nullable Object get(Token parameter) {
    if (!values.containsKey(parameter.text())) {
      throw TextMessages.noValue(parameter, new TreeSet<>(values.keySet()));
    }
    used.add(parameter.text());
    return values.get(parameter.text());
  }

  void requireAllUsed() {
    var unused = new TreeSet<>(values.keySet());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw TextMessages.unusedValues(unused);
    }
  }
}

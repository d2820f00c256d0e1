package org.entopic.itests.histories;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much is done, and what goes wrong meanwhile; as text {@code name=value}.
 *
 * @param processes how many processes
 * @param threads how many threads each has
 * @param operations after how many the history ends
 * @param atMost after which time it ends if they are not reached; what goes wrong takes extra time
 * @param counters how many counters
 * @param accounts how many accounts, and how many pockets
 * @param faults what goes wrong, evenly over the history
 * @param nodes how many brokers a program starts
 */
record HistoryPlan(
    int processes,
    int threads,
    long operations,
    Duration atMost,
    int counters,
    int accounts,
    List<Fault> faults,
    int nodes) {
  static final long BALANCE = 1_000;

  /** What goes wrong. */
  enum Fault {
    /** The process that has the lease is killed, and another one started. */
    KILL,
    /** The process that has the lease is stopped longer than a transaction may last. */
    PAUSE,
    /** The broker that coordinates the lease's transactions is stopped and started again. */
    OUTAGE
  }

  HistoryPlan {
    faults = List.copyOf(faults);
  }

  static HistoryPlan parse(List<String> arguments) {
    Map<String, String> values = new TreeMap<>();
    for (String argument : arguments) {
      String[] words = argument.split("=", 2);
      if (words.length != 2) {
        throw new IllegalArgumentException("'" + argument + "' is not name=value");
      }
      values.put(words[0], words[1]);
    }
    String faults = take(values, "faults", "");
    var plan =
        new HistoryPlan(
            Integer.parseInt(take(values, "processes", "4")),
            Integer.parseInt(take(values, "threads", "8")),
            Long.parseLong(take(values, "operations", "100000")),
            Duration.ofSeconds(Long.parseLong(take(values, "seconds", "3600"))),
            Integer.parseInt(take(values, "counters", "1000")),
            Integer.parseInt(take(values, "accounts", "100")),
            Arrays.stream(faults.split(",", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> Fault.valueOf(word.toUpperCase(Locale.ROOT)))
                .toList(),
            Integer.parseInt(take(values, "nodes", "1")));
    if (!values.isEmpty()) {
      throw new IllegalArgumentException("Unknown: " + values.keySet());
    }
    return plan;
  }

  private static String take(Map<String, String> values, String name, String otherwise) {
    String value = values.remove(name);
    return value == null ? otherwise : value;
  }

  /** Returns what {@link #parse} makes a plan of. */
  List<String> arguments() {
    List<String> names = new ArrayList<>();
    faults.forEach(fault -> names.add(fault.name()));
    return List.of(
        "processes=" + processes,
        "threads=" + threads,
        "operations=" + operations,
        "seconds=" + atMost.toSeconds(),
        "counters=" + counters,
        "accounts=" + accounts,
        "faults=" + String.join(",", names),
        "nodes=" + nodes);
  }
}

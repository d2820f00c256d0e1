package org.entopic.benchmarks.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.entopic.embedded.EmbeddedKafka;

/** Runs all end-to-end measurements in one process and prints a table of ratios. */
public final class Harness {
  private Harness() {}

  /**
   * Runs all measurements, or those named: {@code memory indexes groups includes tracking peers
   * blogging bulk single checked ids cold}.
   */
  public static void main(String[] args) throws Exception {
    Set<String> chosen =
        args.length == 0
            ? Set.of(
                "memory",
                "indexes",
                "groups",
                "includes",
                "tracking",
                "peers",
                "blogging",
                "bulk",
                "single",
                "checked",
                "ids",
                "cold")
            : Set.of(args);
    System.out.printf(
        "%s %s, %d processors, %d MiB heap%n",
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20);
    List<Comparison> rows = new ArrayList<>();
    if (chosen.contains("memory")) {
      rows.addAll(InMemory.run());
    }
    if (chosen.contains("indexes")) {
      rows.addAll(IndexReads.run());
    }
    if (chosen.contains("groups")) {
      rows.addAll(Groups.run());
    }
    if (chosen.contains("includes")) {
      rows.addAll(Includes.run());
    }
    if (chosen.contains("tracking")) {
      rows.addAll(Tracking.run());
    }
    if (!Collections.disjoint(
        chosen, Set.of("peers", "blogging", "single", "checked", "bulk", "ids", "cold"))) {
      rows.addAll(withBroker(chosen));
    }
    System.out.println(Comparison.header());
    rows.forEach(row -> System.out.println(row.asRow()));
  }

  private static List<Comparison> withBroker(Set<String> chosen) throws Exception {
    List<Comparison> rows = new ArrayList<>();
    try (var kafka = EmbeddedKafka.start()) {
      if (chosen.contains("peers")) {
        rows.addAll(Peers.run(kafka.bootstrapServers()));
      }
      if (chosen.contains("blogging")) {
        rows.addAll(Blogging.run(kafka.bootstrapServers()));
      }
      if (chosen.contains("single")) {
        rows.addAll(SingleSave.run(kafka.bootstrapServers()));
        rows.add(ManySavers.run(kafka.bootstrapServers()));
      }
      if (chosen.contains("checked")) {
        rows.addAll(CheckedSaves.run(kafka.bootstrapServers()));
      }
      if (chosen.contains("ids")) {
        rows.addAll(Numbers.run(kafka.bootstrapServers()));
      }
      if (chosen.contains("bulk")) {
        rows.add(BulkSave.run(kafka.bootstrapServers()));
      }
      if (chosen.contains("cold")) {
        rows.addAll(ColdStart.run(kafka.bootstrapServers()));
      }
    }
    return rows;
  }
}

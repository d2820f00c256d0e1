package org.entopic.itests.jpms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.itests.jpms.Application.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application module that requires the api alone, with entities in packages that it neither
 * exports nor opens, and no option that opens them.
 */
class ModulePathIT {
  private static final Set<String> COMMON =
      Set.of(
          "org.entopic.api",
          "org.entopic.engine",
          "org.entopic.serde.json",
          "org.entopic.view",
          "jakarta.persistence",
          "com.fasterxml.jackson.core",
          "org.slf4j",
          "org.slf4j.simple");

  private static final Set<String> MEMORY = with("org.entopic.backend.memory");

  private static final Set<String> REPLICA =
      with(
          "org.entopic.backend.replica",
          "org.entopic.kafka",
          "kafka.clients",
          "com.github.luben.zstd_jni");

  private static final Set<String> STREAMS =
      with(
          "org.entopic.backend.streams",
          "org.entopic.kafka",
          "kafka.clients",
          "kafka.streams",
          "com.github.luben.zstd_jni");

  private static final String LINES =
      """
      https://loud.example 4 LOUD 1970-01-01 Address[street=Main, number=7] #1 2
      https://quiet.example 2 CALM 1970-01-01 null #0 0
      Hello
      World
      limit=1.5
      """;

  private static @TempDir Path directory;
  private static Application application;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void compileAndStartKafka() throws Exception {
    application = Application.compile(directory);
    kafka = EmbeddedKafka.start();
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  private static Set<String> with(String... more) {
    var modules = new HashSet<>(COMMON);
    modules.addAll(Set.of(more));
    return modules;
  }

  @Test
  void memoryOnTheModulePath() throws Exception {
    assertRan(onModulePath(JavaHomes.running(), MEMORY, "memory", "a"));
  }

  @Test
  void avroOnTheModulePath() throws Exception {
    Set<String> modules =
        with(
            "org.entopic.backend.memory",
            "org.entopic.serde.avro",
            "org.apache.avro",
            "com.fasterxml.jackson.annotation",
            "com.fasterxml.jackson.databind");
    modules.remove("org.entopic.serde.json");
    assertRan(onModulePath(JavaHomes.running(), modules, "memory", "a"));
  }

  @Test
  void memoryOnTheModulePathOfJava25() throws Exception {
    assertRan(onModulePath(java25(), MEMORY, "memory", "a"));
  }

  @Test
  void memoryOnTheClassPath() throws Exception {
    assertRanUnnamed(application.runOnClassPath(JavaHomes.running(), "memory", "a"));
  }

  @Test
  void kafkaOnTheModulePath() throws Exception {
    assertRan(onModulePath(JavaHomes.running(), REPLICA, "replica", "a", kafka.bootstrapServers()));
  }

  @Test
  void kafkaOnTheModulePathOfJava25() throws Exception {
    assertRan(onModulePath(java25(), REPLICA, "replica", "b", kafka.bootstrapServers()));
  }

  @Test
  void kafkaStreamsOnTheModulePath() throws Exception {
    assertRan(onModulePath(JavaHomes.running(), STREAMS, "streams", "d", kafka.bootstrapServers()));
  }

  @Test
  void kafkaStreamsOnTheModulePathOfJava25() throws Exception {
    assertRan(onModulePath(java25(), STREAMS, "streams", "e", kafka.bootstrapServers()));
  }

  @Test
  void kafkaOnTheClassPath() throws Exception {
    assertRanUnnamed(
        application.runOnClassPath(JavaHomes.running(), "replica", "c", kafka.bootstrapServers()));
  }

  private static Outcome onModulePath(Path home, Set<String> modules, String... arguments)
      throws Exception {
    return application.runOnModulePath(home, modules, arguments);
  }

  private static Path java25() throws Exception {
    Optional<Path> home = JavaHomes.java25();
    assumeThat(home).as("a JDK 25: -Dentopic.jdk25, or one beside the running").isPresent();
    return home.orElseThrow();
  }

  private static void assertRan(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
    assertThat(outcome.output()).isEqualTo("module app\n" + LINES);
  }

  private static void assertRanUnnamed(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
    assertThat(outcome.output()).startsWith("unnamed module").endsWith(LINES);
  }
}

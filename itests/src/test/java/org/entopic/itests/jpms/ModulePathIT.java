package org.entopic.itests.jpms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.itests.jpms.Application.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application module that requires the api alone, with entities in packages that it neither
 * exports nor opens, and no option that opens them.
 */
class ModulePathIT {
  private static final Set<String> COMMON =
      Set.of(
          "org.entopic.api",
          "org.entopic.engine",
          "org.entopic.view",
          "jakarta.persistence",
          "org.slf4j",
          "org.slf4j.simple");

  private static final Set<String> JSON =
      Set.of("org.entopic.serde.json", "com.fasterxml.jackson.core");

  private static final Set<String> AVRO =
      Set.of(
          "org.entopic.serde.avro",
          "org.apache.avro",
          "com.fasterxml.jackson.annotation",
          "com.fasterxml.jackson.core",
          "com.fasterxml.jackson.databind");

  private static final Set<String> PROTOBUF =
      Set.of("org.entopic.serde.protobuf", "com.google.protobuf");

  private static final Set<String> CBOR =
      Set.of(
          "org.entopic.samples.cbor",
          "com.fasterxml.jackson.annotation",
          "com.fasterxml.jackson.core",
          "com.fasterxml.jackson.databind",
          "com.fasterxml.jackson.dataformat.cbor");

  private static final Set<String> MEMORY = Set.of("org.entopic.backend.memory");

  private static final Set<String> FILES = Set.of("org.entopic.samples.files");

  private static final Set<String> REPLICA =
      Set.of(
          "org.entopic.backend.replica",
          "org.entopic.kafka",
          "kafka.clients",
          "com.github.luben.zstd_jni");

  private static final Set<String> STREAMS =
      Set.of(
          "org.entopic.backend.streams",
          "org.entopic.kafka",
          "kafka.clients",
          "kafka.streams",
          "com.github.luben.zstd_jni");

  private static final Set<String> ROCKSDB = Set.of("org.entopic.view.rocksdb", "rocksdbjni");

  private static final Set<String> READER =
      Set.of(
          "org.entopic.reader", "org.entopic.kafka", "kafka.clients", "com.github.luben.zstd_jni");

  private static final Set<String> METERS =
      Set.of(
          "org.entopic.micrometer",
          "org.entopic.jfr",
          "micrometer.core",
          "micrometer.commons",
          "micrometer.observation");

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
    application = Application.compile("app", directory, Set.of());
    kafka = EmbeddedKafka.start();
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  /** No name is given: where there is one serializer, it is the one. */
  static Stream<Arguments> serializers() {
    return Stream.of(
        Arguments.of("json", JSON),
        Arguments.of("avro", AVRO),
        Arguments.of("protobuf", PROTOBUF),
        Arguments.of("cbor", CBOR));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("serializers")
  void eachSerializerOnTheModulePath(String name, Set<String> serializer) throws Exception {
    assertRan(onModulePath(JavaHomes.running(), serializer, MEMORY, "memory", "a"));
  }

  @Test
  void twoSerializersAreAmbiguousAndBothNamed() throws Exception {
    Outcome outcome = onModulePath(JavaHomes.running(), with(JSON, CBOR), MEMORY, "memory", "a");
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.errors())
        .contains("ConfigurationException", "Several serializers were found: 'cbor', 'json'");
  }

  @Test
  void pluginsOfOnesOwnOnTheModulePathOfJava25() throws Exception {
    assertRan(onModulePath(java25(), CBOR, FILES, "files", "a"));
  }

  @Test
  void pluginsOfOnesOwnOnTheClassPath() throws Exception {
    assertRanUnnamed(application.runOnClassPath(JavaHomes.running(), "cbor", "files", "b"));
  }

  @Test
  void memoryOnTheModulePathOfJava25() throws Exception {
    assertRan(onModulePath(java25(), JSON, MEMORY, "memory", "a"));
  }

  @Test
  void memoryOnTheClassPath() throws Exception {
    assertRanUnnamed(application.runOnClassPath(JavaHomes.running(), "json", "memory", "a"));
  }

  @Test
  void kafkaOnTheModulePath() throws Exception {
    assertRan(onKafka(JavaHomes.running(), JSON, REPLICA, "replica", "a"));
  }

  @Test
  void kafkaOnTheModulePathOfJava25() throws Exception {
    assertRan(onKafka(java25(), JSON, REPLICA, "replica", "b"));
  }

  @Test
  void kafkaWithASerializerOfOnesOwnOnTheModulePath() throws Exception {
    assertRan(onKafka(JavaHomes.running(), CBOR, REPLICA, "replica", "f"));
  }

  @Test
  void kafkaStreamsOnTheModulePath() throws Exception {
    assertRan(onKafka(JavaHomes.running(), JSON, STREAMS, "streams", "d"));
  }

  @Test
  void kafkaStreamsOnTheModulePathOfJava25() throws Exception {
    assertRan(onKafka(java25(), JSON, STREAMS, "streams", "e"));
  }

  @Test
  void rowsOnDiskOnTheModulePath() throws Exception {
    assertRan(onKafka(JavaHomes.running(), JSON, with(REPLICA, ROCKSDB), "replica", "g"));
    assertThat(directory.resolve("files").resolve("rows")).isNotEmptyDirectory();
  }

  @Test
  void aReaderOnTheModulePath() throws Exception {
    assertRan(onKafka(JavaHomes.running(), AVRO, REPLICA, "replica", "h"));
    Application reader = Application.compile("reader", directory, READER);
    Outcome outcome =
        reader.runOnModulePath(
            JavaHomes.running(), with(COMMON, with(AVRO, READER)), "h", kafka.bootstrapServers());
    assertThat(outcome.exitCode()).as(outcome.output() + outcome.errors()).isZero();
    assertThat(outcome.output())
        .isEqualTo(
            """
            module reader
            gone=0.0
            limit=1.5
            no gone
            """);
  }

  @Test
  void whatMeasuresOnTheModulePath() throws Exception {
    Application metered = Application.compile("metered", directory, METERS);
    Set<String> modules = with(COMMON, with(METERS, with(JSON, MEMORY)));
    Outcome outcome = metered.runOnModulePath(JavaHomes.running(), modules);
    assertThat(outcome.exitCode()).as(outcome.output() + outcome.errors()).isZero();
    assertThat(outcome.output())
        .isEqualTo(
            """
            module metered
            saves=2
            org.entopic.Records
            org.entopic.Records
            org.entopic.Save
            org.entopic.Save
            """);
  }

  @Test
  void kafkaOnTheClassPath() throws Exception {
    assertRanUnnamed(
        application.runOnClassPath(
            JavaHomes.running(), "json", "replica", "c", kafka.bootstrapServers()));
  }

  private static Outcome onKafka(
      Path home, Set<String> serializer, Set<String> backend, String name, String database)
      throws Exception {
    return onModulePath(home, serializer, backend, name, database, kafka.bootstrapServers());
  }

  private static Outcome onModulePath(
      Path home, Set<String> serializer, Set<String> backend, String... arguments)
      throws Exception {
    return application.runOnModulePath(home, with(COMMON, with(serializer, backend)), arguments);
  }

  private static Set<String> with(Set<String> some, Set<String> more) {
    var all = new HashSet<>(some);
    all.addAll(more);
    return all;
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

package org.entopic.embedded;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collector;
import org.entopic.probe.ModulePathProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ModulePathIT {
  private static final List<String> MODULES =
      List.of("kafka-clients-", "slf4j-api-", "zstd-jni-", "lz4-java-", "snappy-java-");

  @TempDir private Path directory;

  @Test
  void theBrokerRunsBesideTheModuleKafkaClientsWithoutAnyFlagForIt() throws Exception {
    Run run = run(entry -> true);
    assertThat(run.output)
        .contains(
            "embedded in org.entopic.embedded", "client in kafka.clients", "read a", "closed");
    assertThat(run.exitCode).isZero();
  }

  @Test
  void withoutTheBrokersJarsTheMessageSaysWhereTheyBelong() throws Exception {
    Run run = run(entry -> !new File(entry).getName().startsWith("kafka_2.13"));
    assertThat(run.output).contains("EMB-09", "on the class path");
    assertThat(run.exitCode).isEqualTo(1);
  }

  private Run run(Predicate<String> onClassPath) throws Exception {
    List<String> entries =
        Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                entries.stream().filter(ModulePathIT::isModule).collect(pathJoining()),
                "--class-path",
                entries.stream()
                    .filter(entry -> !isModule(entry))
                    .filter(onClassPath)
                    .collect(pathJoining()),
                "--add-modules",
                "ALL-MODULE-PATH",
                ModulePathProbe.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("the probe ends").isTrue();
      return new Run(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isModule(String entry) {
    String name = new File(entry).getName();
    return new File(entry).equals(ownClasses()) || MODULES.stream().anyMatch(name::startsWith);
  }

  private static File ownClasses() {
    return new File(
        EmbeddedKafka.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static Collector<CharSequence, ?, String> pathJoining() {
    return joining(File.pathSeparator);
  }

  private record Run(int exitCode, String output) {}
}

package org.entopic.itests.karaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDK for Karaf, which runs on 17 alone. */
final class KarafJava {
  static final String MISSING =
      "Apache Karaf 4.4 runs on JDK 17, and none was found beside the running JDK. Install one, or"
          + " name it by -Dentopic.jdk17.";

  private KarafJava() {}

  /** Returns the JDK that {@code entopic.jdk17} names, the running one, or one beside it. */
  static Optional<Path> home() {
    String chosen = System.getProperty("entopic.jdk17");
    if (chosen != null) {
      return Optional.of(Path.of(chosen));
    }
    Path running = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() == 17) {
      return Optional.of(running);
    }
    try (Stream<Path> homes = Files.list(running.toRealPath().resolveSibling("."))) {
      return homes.filter(KarafJava::isJava17).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJava17(Path home) {
    Path release = home.resolve("release");
    try {
      return Files.isExecutable(home.resolve("bin").resolve("java"))
          && Files.isRegularFile(release)
          && Files.readString(release).contains("JAVA_VERSION=\"17");
    } catch (IOException e) {
      return false;
    }
  }
}

package org.entopic.itests.jpms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs that are there. */
final class JavaHomes {
  private JavaHomes() {}

  static Path running() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Returns the JDK that the property {@code entopic.jdk25} names, or one beside the running. */
  static Optional<Path> java25() throws IOException {
    String chosen = System.getProperty("entopic.jdk25");
    if (chosen != null) {
      return Optional.of(Path.of(chosen));
    }
    if (Runtime.version().feature() == 25) {
      return Optional.of(running());
    }
    Path parent = running().toRealPath().getParent();
    if (parent == null) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(parent)) {
      return homes.filter(JavaHomes::isJava25).findFirst();
    }
  }

  private static boolean isJava25(Path home) {
    Path release = home.resolve("release");
    try {
      return Files.isExecutable(home.resolve("bin").resolve("java"))
          && Files.isRegularFile(release)
          && Files.readString(release).contains("JAVA_VERSION=\"25");
    } catch (IOException e) {
      return false;
    }
  }
}

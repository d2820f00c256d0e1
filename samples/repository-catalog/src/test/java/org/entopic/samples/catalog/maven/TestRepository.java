package org.entopic.samples.catalog.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes POMs where a local Maven repository has them. */
public final class TestRepository {
  private final Path root;

  public TestRepository(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /** Writes a POM of the given coordinates; {@code body} is what follows them. */
  public Path pom(String coordinates, String body) throws IOException {
    String[] parts = coordinates.split(":");
    String identity =
        "<groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
            .formatted(parts[0], parts[1], parts[2]);
    return raw(
        coordinates,
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          %s
          %s
        </project>
        """
            .formatted(identity, body));
  }

  /** Writes any text where the POM of the given coordinates has its place. */
  public Path raw(String coordinates, String text) throws IOException {
    String[] parts = coordinates.split(":");
    Path folder = root.resolve(parts[0].replace('.', '/')).resolve(parts[1]).resolve(parts[2]);
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve(parts[1] + '-' + parts[2] + ".pom"), text);
  }

  RepositoryContents read() throws IOException {
    return MavenRepositoryReader.of(root).read((done, total, subject) -> {});
  }

  static Coordinates coordinates(String text) {
    String[] parts = text.split(":");
    return new Coordinates(parts[0], parts[1], parts[2]);
  }
}

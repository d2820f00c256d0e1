package org.entopic.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the nodes keep their data: a temporary directory of ours, or one that stays. */
final class DataDirectory {
  private static final String NODE_PREFIX = "node-";

  private final Path path;
  private final boolean temporary;

  private DataDirectory(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /** Opens the given directory, or makes a temporary one if there is none. */
  static DataDirectory open(@Nullable Path given, int nodes) {
    if (given == null) {
      return temporary();
    }
    DataDirectory directory = new DataDirectory(given.toAbsolutePath().normalize(), false);
    directory.prepare(nodes);
    return directory;
  }

  private static DataDirectory temporary() {
    try {
      return new DataDirectory(Files.createTempDirectory("entopic-kafka-"), true);
    } catch (IOException e) {
      throw EmbeddedMessages.directoryUnusable(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  private void prepare(int nodes) {
    try {
      Files.createDirectories(path);
      Set<String> expected =
          IntStream.rangeClosed(1, nodes)
              .mapToObj(id -> NODE_PREFIX + id)
              .collect(Collectors.toSet());
      Set<String> found;
      try (Stream<Path> children = Files.list(path)) {
        found =
            children
                .map(child -> child.getFileName().toString())
                .filter(name -> name.startsWith(NODE_PREFIX))
                .collect(Collectors.toSet());
      }
      if (!found.isEmpty() && !found.equals(expected)) {
        throw EmbeddedMessages.otherClusterSize(path, new TreeSet<>(found), nodes);
      }
    } catch (IOException e) {
      throw EmbeddedMessages.directoryUnusable(path, e);
    }
  }

  Path path() {
    return path;
  }

  Path ofNode(int nodeId) {
    return path.resolve(NODE_PREFIX + nodeId);
  }

  /** Returns the cluster id stored here, or a new one. */
  String clusterId() {
    Path stored = ofNode(1).resolve("meta.properties");
    if (!Files.exists(stored)) {
      return newClusterId();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(stored)) {
      properties.load(reader);
    } catch (IOException e) {
      throw EmbeddedMessages.directoryUnusable(path, e);
    }
    return properties.getProperty("cluster.id", newClusterId());
  }

  private static String newClusterId() {
    UUID uuid = UUID.randomUUID();
    ByteBuffer bytes =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Deletes the directory if it is a temporary one. */
  void release() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      List<Path> childrenFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : childrenFirst) {
        Files.delete(entry);
      }
    } catch (IOException | UncheckedIOException e) {
      throw EmbeddedMessages.directoryUnusable(path, e);
    }
  }
}

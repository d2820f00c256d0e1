package org.entopic.kafka.view;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.StoreKind;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of entity types are kept.
 *
 * @param defaultKind the kind of store of entity types that choose none
 * @param stateDirectory the directory of stores on disk, if there is one
 * @param cachedRows how many rows of each entity type on disk are kept decoded
 */
record StoreSettings(StoreKind defaultKind, @Nullable Path stateDirectory, int cachedRows) {
  private static final String KIND = "kind";
  private static final String DIRECTORY = "dir";
  private static final String CACHE = "cache.rows";
  private static final int CACHED_ROWS = 1 << 16;

  /**
   * Returns what properties of the scope STORE say.
   *
   * @throws org.entopic.ConfigurationException if one is unknown or has no such value
   */
  static StoreSettings of(Map<String, String> properties) {
    Set<String> unknown = new TreeSet<>(properties.keySet());
    unknown.removeAll(List.of(KIND, DIRECTORY, CACHE));
    if (!unknown.isEmpty()) {
      throw FeedMessages.unknownStoreProperties(unknown, List.of(KIND, DIRECTORY, CACHE));
    }
    String directory = properties.get(DIRECTORY);
    return new StoreSettings(
        kind(properties.getOrDefault(KIND, name(StoreKind.MEMORY))),
        directory == null ? null : Path.of(directory).toAbsolutePath().normalize(),
        rows(properties.getOrDefault(CACHE, Integer.toString(CACHED_ROWS))));
  }

  private static StoreKind kind(String text) {
    return Arrays.stream(StoreKind.values())
        .filter(each -> name(each).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> FeedMessages.storeProperty(KIND, text, "memory or rocksdb"));
  }

  private static int rows(String text) {
    try {
      int rows = Integer.parseInt(text);
      if (rows > 0 && rows <= 1 << 28) {
        return rows;
      }
    } catch (NumberFormatException e) {
      throw FeedMessages.storeProperty(CACHE, text, "a number of rows");
    }
    throw FeedMessages.storeProperty(CACHE, text, "a number from 1 to 268435456");
  }

  /** Returns the name of a kind of store in properties. */
  static String name(StoreKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  StoreKind kind(EntityTypeModel type) {
    return type.storeKind().orElse(defaultKind);
  }

  /**
   * Returns the directory of stores on disk.
   *
   * @throws org.entopic.ConfigurationException if none is set
   */
  Path directory(EntityTypeModel type) {
    if (stateDirectory == null) {
      throw FeedMessages.noStateDirectory(type.name(), DIRECTORY);
    }
    return stateDirectory;
  }
}

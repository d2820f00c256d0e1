package org.entopic.samples.catalog.maven;

import java.util.HashMap;
import java.util.Map;
import org.apache.maven.model.building.ModelCache;
import org.jspecify.annotations.Nullable;

/** Keeps every parent and imported POM that has been read; not thread-safe. */
final class HeapModelCache implements ModelCache {
  private final Map<Key, Object> entries = new HashMap<>();

  @Override
  public void put(String groupId, String artifactId, String version, String tag, Object value) {
    entries.put(new Key(groupId, artifactId, version, tag), value);
  }

  @Override
  public @Nullable Object get(String groupId, String artifactId, String version, String tag) {
    return entries.get(new Key(groupId, artifactId, version, tag));
  }

  private record Key(String groupId, String artifactId, String version, String tag) {}
}

package org.entopic.samples.catalog.maven;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.License;
import org.jspecify.annotations.Nullable;

/**
 * Gives licences that are the same the same id. The name decides; the address does only where the
 * name says nothing, because different licences are often described on one page.
 */
final class LicenseRegistry {
  private final Map<String, LicenseDescription> byId = new LinkedHashMap<>();
  private final Map<String, String> idByUrl = new HashMap<>();

  /** Returns the id of the licence, or nothing if neither its name nor its address tells any. */
  Optional<String> register(License license) {
    String name = Text.orEmpty(license.getName());
    String url = Text.orEmpty(license.getUrl());
    String page = LicenseNames.normalizedUrl(url);
    String id = LicenseNames.normalizedName(name);
    if (id.isEmpty()) {
      id = idByUrl.getOrDefault(page, page);
    }
    if (id.isEmpty()) {
      return Optional.empty();
    }
    if (!page.isEmpty()) {
      idByUrl.putIfAbsent(page, id);
    }
    byId.merge(id, describe(id, name, url), LicenseRegistry::firstWithUrl);
    return Optional.of(id);
  }

  List<LicenseDescription> all() {
    return List.copyOf(byId.values());
  }

  private static LicenseDescription describe(String id, String name, String url) {
    @Nullable String address = url.isEmpty() ? null : url;
    return new LicenseDescription(id, name.isEmpty() ? id : name, address);
  }

  private static LicenseDescription firstWithUrl(
      LicenseDescription known, LicenseDescription other) {
    return known.url() != null
        ? known
        : new LicenseDescription(known.id(), known.name(), other.url());
  }
}

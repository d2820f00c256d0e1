package org.entopic.benchmarks;

import java.util.ServiceLoader;
import org.entopic.spi.serde.SerializerProvider;

/** Finds serializers by name. */
final class Serializers {
  private Serializers() {}

  static SerializerProvider named(String name) {
    return ServiceLoader.load(SerializerProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

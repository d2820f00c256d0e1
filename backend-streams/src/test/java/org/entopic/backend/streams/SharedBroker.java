package org.entopic.backend.streams;

import org.entopic.embedded.EmbeddedKafka;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One broker for all tests that do not stop it. */
final class SharedBroker implements BeforeAllCallback {
  private static volatile EmbeddedKafka kafka;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(
            "broker",
            any -> {
              kafka = EmbeddedKafka.start();
              return (AutoCloseable) kafka::close;
            });
  }

  static String address() {
    return kafka.bootstrapServers();
  }
}

package org.entopic.itests.broker;

import org.entopic.embedded.EmbeddedKafka;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One broker for all tests that do not stop it. */
public final class SharedBroker implements BeforeAllCallback {
  @SuppressWarnings("NullAway.Init")
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

  /** Returns its address. */
  public static String address() {
    return kafka.bootstrapServers();
  }
}

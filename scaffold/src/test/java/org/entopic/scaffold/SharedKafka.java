package org.entopic.scaffold;

import org.entopic.embedded.EmbeddedKafka;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One broker for all test classes of the module; closed behind the last. */
final class SharedKafka implements BeforeAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(SharedKafka.class);

  private String bootstrapServers = "";

  private record Running(EmbeddedKafka kafka) implements AutoCloseable {
    @Override
    public void close() {
      kafka.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    bootstrapServers =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                Running.class, any -> new Running(EmbeddedKafka.start()), Running.class)
            .kafka()
            .bootstrapServers();
  }

  String bootstrapServers() {
    return bootstrapServers;
  }
}

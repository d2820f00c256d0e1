package org.entopic.backend.streams;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What Kafka Streams takes for the store of one topic; the rows are in the view, so that it keeps
 * nothing and is restored by the processor from the topic's beginning.
 */
final class ViewStore implements StateStore {
  private final String name;
  private volatile boolean open;

  private ViewStore(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> {});
    open = true;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Builds the store of a topic, under the topic's name. */
  record Builder(String name) implements StoreBuilder<ViewStore> {
    @Override
    public StoreBuilder<ViewStore> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<ViewStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<ViewStore> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<ViewStore> withLoggingDisabled() {
      return this;
    }

    @Override
    public ViewStore build() {
      return new ViewStore(name);
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }
  }
}

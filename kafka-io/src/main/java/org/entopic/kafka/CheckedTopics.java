package org.entopic.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.entopic.spi.backend.StoreDefinition;

/** The topics of a model, and which of them are written under the write lease; immutable. */
public final class CheckedTopics {
  private final Set<String> all;
  private final Set<String> names;
  private final Supplier<Map<String, TopicState>> topics;

  /**
   * Creates the topics of a model.
   *
   * @param topics returns topics as the view knows them
   */
  public CheckedTopics(
      Collection<StoreDefinition> stores, Supplier<Map<String, TopicState>> topics) {
    this.all =
        stores.stream()
            .map(store -> store.type().topic().name())
            .collect(Collectors.toUnmodifiableSet());
    this.names = names(stores);
    this.topics = topics;
  }

  static Set<String> names(Collection<StoreDefinition> stores) {
    return stores.stream()
        .filter(store -> store.type().isChecked())
        .map(store -> store.type().topic().name())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether none is checked. */
  public boolean isEmpty() {
    return names.isEmpty();
  }

  boolean isChecked(String topic) {
    return names.contains(topic);
  }

  private static TopicState state(Map<String, TopicState> known, String topic) {
    TopicState state = known.get(topic);
    if (state == null) {
      throw KafkaMessages.topicUnknown(topic);
    }
    return state;
  }

  /** Returns the topics of the model, unchecked ones too, as they are known now. */
  Set<TopicState> known() {
    return topics.get().values().stream()
        .filter(topic -> all.contains(topic.name()))
        .collect(Collectors.toUnmodifiableSet());
  }

  List<TopicState> states() {
    Map<String, TopicState> known = topics.get();
    return names.stream().map(name -> state(known, name)).toList();
  }
}

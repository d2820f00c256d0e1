package org.entopic.kafka.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.entopic.kafka.TopicState;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.view.StoredState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a topic is read from where its storage ends, or from the beginning: what is in a
 * storage may be of another topic, or older than what the topic still tells about deletions.
 */
final class StoredStates {
  private static final Logger LOG = LoggerFactory.getLogger(StoredStates.class);
  private static final String RETENTION = "delete.retention.ms";
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private final FeedTarget target;
  private final Admin admin;

  StoredStates(FeedTarget target, Admin admin) {
    this.target = target;
    this.admin = admin;
  }

  /** Returns for how many milliseconds topics with a storage keep deletions, where that is told. */
  CompletableFuture<Map<String, Long>> retentions(Collection<TopicState> topics) {
    List<ConfigResource> stored =
        topics.stream()
            .filter(topic -> target.view().stored(topic.name()).isPresent())
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    if (stored.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    return admin
        .describeConfigs(stored)
        .all()
        .toCompletionStage()
        .handle(
            (configs, failure) -> {
              if (failure != null) {
                LOG.warn("The settings of topics cannot be read, so they are read whole", failure);
                return Map.<String, Long>of();
              }
              return configs.entrySet().stream()
                  .collect(
                      Collectors.toMap(
                          each -> each.getKey().name(),
                          each -> Long.parseLong(each.getValue().get(RETENTION).value())));
            })
        .toCompletableFuture();
  }

  /**
   * Returns from where a topic is to be read, and empties its storage unless that is gone on with.
   *
   * @param begins the first offsets that are there
   * @param ends the high watermarks
   */
  Map<TopicSlice, Long> resume(
      TopicState topic,
      Optional<Long> retention,
      Map<TopicSlice, Long> begins,
      Map<TopicSlice, Long> ends) {
    Map<TopicSlice, Long> own = new HashMap<>(begins);
    own.keySet().removeIf(slice -> !slice.topic().equals(topic.name()));
    String identity = identity(topic);
    Optional<StoredState> stored = target.view().stored(topic.name());
    if (stored.isPresent()) {
      StoredState state = stored.get();
      Optional<String> obstacle =
          differentIdentity(state.identity(), identity)
              .or(() -> tooOld(state, retention))
              .or(() -> otherOffsets(state, own, ends));
      if (obstacle.isEmpty()) {
        own.replaceAll((slice, begin) -> state.positions().getOrDefault(slice.partition(), begin));
        return own;
      }
      LOG.info(
          "The local state of topic {} is removed and filled anew: {}",
          topic.name(),
          obstacle.get());
    }
    target.view().discard(topic.name(), identity);
    return own;
  }

  private String identity(TopicState topic) {
    return String.join(
        "\n",
        "cluster " + target.clusterId(),
        "database " + target.clients().database(),
        "topic id " + topic.id(),
        "partitions " + topic.partitions(),
        "schema " + target.view().definition(topic.name()).schema().id());
  }

  private static Optional<String> differentIdentity(String stored, String wanted) {
    if (stored.equals(wanted)) {
      return Optional.empty();
    }
    List<String> before = stored.lines().toList();
    List<String> now = wanted.lines().toList();
    for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
      if (!before.get(i).equals(now.get(i))) {
        return Optional.of("it is of " + before.get(i) + ", and this is " + now.get(i));
      }
    }
    return Optional.of("it is of something else");
  }

  private static Optional<String> tooOld(StoredState state, Optional<Long> retention) {
    Duration age = Duration.between(state.time(), Instant.now());
    if (age.compareTo(CLOCKS.negated()) < 0) {
      return Optional.of("it is of " + state.time() + ", which is yet to come");
    }
    if (retention.isEmpty()) {
      return Optional.of("for how long the topic keeps deletions is unknown");
    }
    return age.toMillis() > retention.get() / 2
        ? Optional.of(
            "it is of "
                + state.time()
                + ", older than half of "
                + RETENTION
                + " "
                + retention.get())
        : Optional.empty();
  }

  private static Optional<String> otherOffsets(
      StoredState state, Map<TopicSlice, Long> begins, Map<TopicSlice, Long> ends) {
    for (Map.Entry<TopicSlice, Long> each : begins.entrySet()) {
      TopicSlice slice = each.getKey();
      Long position = state.positions().get(slice.partition());
      long end = ends.getOrDefault(slice, 0L);
      if (position != null && (position < each.getValue() || position > end)) {
        return Optional.of(
            "it ends at %d, and partition %d has the offsets from %d to %d"
                .formatted(position, slice.partition(), each.getValue(), end));
      }
    }
    return Optional.empty();
  }
}

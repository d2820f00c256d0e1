package org.entopic.kafka.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.PropertyScope;
import org.entopic.kafka.Closing;
import org.entopic.kafka.Deadline;
import org.entopic.kafka.HighWatermarks;
import org.entopic.kafka.KafkaClients;
import org.entopic.kafka.KafkaDatabase;
import org.entopic.kafka.TopicState;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.StoreReader;
import org.entopic.view.DefinitionComparison;
import org.entopic.view.EntityView;
import org.jspecify.annotations.Nullable;

/**
 * The view of a database in this process, which all factories on that database share; thread-safe.
 */
final class SharedView {
  private final ReentrantLock lock = new ReentrantLock();
  private final String database;
  private final BackendConfig reading;
  private final Map<String, StoreDefinition> stores = new HashMap<>();
  private final Map<String, Integer> users = new HashMap<>();
  private final List<KafkaDatabase> databases = new ArrayList<>();
  private final List<Consumer<BadRecord>> badRecords = new CopyOnWriteArrayList<>();
  private final LocalStorages storages;
  private final EntityView view;
  private final KafkaClients clients;
  private final ViewLoop loop;
  private volatile Map<String, TopicState> topics = Map.of();
  private CompletableFuture<Void> ready = CompletableFuture.completedFuture(null);
  private CompletableFuture<Void> leaving = CompletableFuture.completedFuture(null);

  /**
   * Creates the view for its first factory, without topics.
   *
   * @param backend the backend's name
   * @param first is closed with the view
   * @throws org.entopic.ConfigurationException if the settings of the feed do not fit
   */
  SharedView(String backend, FeedSource.Kind kind, BackendConfig config, KafkaDatabase first) {
    this.database = config.database();
    this.reading = first.settings();
    BadRecordPolicy policy = config.badRecordPolicy();
    this.storages =
        new LocalStorages(database, StoreSettings.of(config.properties(PropertyScope.STORE)));
    this.view = new EntityView(policy, this::report, storages);
    this.clients = first.clients();
    var target =
        new FeedTarget(
            clients, view, new RecordReader(view, first.schemas()), policy, first.clusterId());
    this.loop = new ViewLoop(backend, target, kind.of(target, config), this::lookAgain);
  }

  /**
   * Adds what a factory reads.
   *
   * @param opened is closed with the view, or at once if its topics are here already
   * @return completes when all topics of the factory are in the view
   * @throws org.entopic.ConfigurationException if the factory cannot share the view
   */
  CompletableFuture<Void> join(BackendConfig config, KafkaDatabase opened) {
    lock.lock();
    try {
      Map<String, StoreDefinition> added = added(config);
      view.addStores(config.stores());
      badRecords.add(config.badRecords());
      topics(config).forEach(topic -> users.merge(topic, 1, Integer::sum));
      if (added.isEmpty() && !databases.isEmpty()) {
        opened.close();
        return CompletableFuture.allOf(ready, loop.whole());
      }
      boolean isFirst = databases.isEmpty();
      databases.add(opened);
      opened.keep(added.keySet());
      Map<String, TopicState> joining = new HashMap<>();
      added.forEach(
          (topic, store) -> {
            stores.put(topic, store);
            joining.put(topic, state(opened, topic));
          });
      topics = merged(topics, joining);
      ready = CompletableFuture.allOf(ready, loop.join(joining));
      if (isFirst) {
        loop.start();
      }
      return CompletableFuture.allOf(ready, loop.whole());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Refuses a factory that could not share the view.
   *
   * @throws org.entopic.ConfigurationException if it sees the database otherwise
   */
  void check(BackendConfig config) {
    lock.lock();
    try {
      added(config);
    } finally {
      lock.unlock();
    }
  }

  private Map<String, StoreDefinition> added(BackendConfig config) {
    List<String> differences = new ArrayList<>(SettingsComparison.ofReading(reading, config));
    Map<String, StoreDefinition> added = new HashMap<>();
    for (StoreDefinition wanted : config.stores()) {
      String topic = wanted.type().topic().name();
      StoreDefinition known = stores.get(topic);
      if (known == null) {
        added.put(topic, wanted);
      } else {
        DefinitionComparison.difference(known, wanted).ifPresent(differences::add);
        differences.addAll(SettingsComparison.ofTopic(known.type().topic(), wanted.type().topic()));
      }
    }
    if (!differences.isEmpty()) {
      throw FeedMessages.definitionsDiffer(database, differences);
    }
    return added;
  }

  private static TopicState state(KafkaDatabase opened, String topic) {
    TopicState state = opened.topics().get(topic);
    if (state == null) {
      throw new IllegalStateException("Topic " + topic + " was not provisioned.");
    }
    return state;
  }

  private Map<String, TopicState> lookAgain(Deadline deadline) {
    List<KafkaDatabase> all;
    lock.lock();
    try {
      all = List.copyOf(databases);
    } finally {
      lock.unlock();
    }
    Map<String, TopicState> found = Map.of();
    for (KafkaDatabase each : all) {
      found = merged(found, each.lookAgain(deadline));
    }
    topics = merged(topics, found);
    return found;
  }

  /** Fills the view anew; the future completes when that is done. */
  CompletableFuture<Void> rebuild() {
    view.fail(FeedMessages.rebuilding(database));
    return loop.rebuild();
  }

  private static Map<String, TopicState> merged(
      Map<String, TopicState> older, Map<String, TopicState> newer) {
    Map<String, TopicState> all = new HashMap<>(older);
    all.putAll(newer);
    return Map.copyOf(all);
  }

  private void report(BadRecord record) {
    badRecords.forEach(listener -> listener.accept(record));
  }

  /**
   * Takes back one {@link #join} of several. What only that factory has read leaves the view soon,
   * and with it the factory's classes.
   */
  void leave(BackendConfig config) {
    badRecords.remove(config.badRecords());
    lock.lock();
    try {
      topics(config).forEach(topic -> users.computeIfPresent(topic, SharedView::less));
      Set<String> unused = new HashSet<>(stores.keySet());
      unused.removeAll(users.keySet());
      if (!unused.isEmpty()) {
        stores.keySet().removeAll(unused);
        KafkaDatabase first = databases.get(0);
        for (KafkaDatabase each : List.copyOf(databases)) {
          // The first one has the clients and the schemas of the view.
          if (!each.keep(stores.keySet()) && each != first) {
            databases.remove(each);
            each.close();
          }
        }
        leaving = CompletableFuture.allOf(leaving, loop.leave(unused));
      }
    } finally {
      lock.unlock();
    }
  }

  private static @Nullable Integer less(String topic, Integer count) {
    return count == 1 ? null : count - 1;
  }

  private static Set<String> topics(BackendConfig config) {
    return config.stores().stream()
        .map(store -> store.type().topic().name())
        .collect(Collectors.toSet());
  }

  /** Completes when no topic is about to leave the view. */
  CompletableFuture<Void> leaving() {
    lock.lock();
    try {
      return leaving;
    } finally {
      lock.unlock();
    }
  }

  /** Returns what a factory reads. */
  StoreReader reader(BackendConfig config) {
    return view.reader(config.stores());
  }

  /** Completes when everything below some positions can be read. */
  CompletableFuture<Void> caughtUp(Map<TopicSlice, Long> ends) {
    return view.caughtUp(ends);
  }

  /** Returns how far what a factory reads has been read; asks the cluster where it ends. */
  CompletableFuture<List<PartitionProgress>> progress(BackendConfig config) {
    Map<TopicSlice, Long> positions = view.positions(topics(config));
    Admin admin = clients.admin(config.saveTimeout());
    return new HighWatermarks(admin)
        .read(positions.keySet())
        .whenComplete((ends, failure) -> admin.close(Duration.ZERO))
        .thenApply(ends -> progress(positions, ends));
  }

  private static List<PartitionProgress> progress(
      Map<TopicSlice, Long> positions, Map<TopicSlice, Long> ends) {
    return positions.entrySet().stream()
        .map(
            each -> {
              TopicSlice slice = each.getKey();
              long end = ends.getOrDefault(slice, each.getValue());
              return new PartitionProgress(slice.topic(), slice.partition(), each.getValue(), end);
            })
        .sorted(
            Comparator.comparing(PartitionProgress::topic)
                .thenComparing(PartitionProgress::partition))
        .toList();
  }

  /** Returns the topics of all factories as they are now. */
  Map<String, TopicState> topics() {
    return topics;
  }

  void close() {
    Closing.all(loop::close, view::close, storages::close, this::closeDatabases);
  }

  private void closeDatabases() {
    lock.lock();
    try {
      databases.forEach(KafkaDatabase::close);
    } finally {
      lock.unlock();
    }
  }
}

package org.entopic.backend.replica;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.entopic.kafka.KafkaDatabase;
import org.entopic.spi.backend.BackendConfig;

/** The views of this process, one per cluster and database, and who uses them; thread-safe. */
final class ViewRegistry {
  /** The views of all factories that found the backend through the same class loader. */
  static final ViewRegistry SHARED = new ViewRegistry();

  private record Place(String clusterId, String database) {}

  /** A factory's use of a view; {@link #release} ends it. */
  record Lease(SharedView view, CompletableFuture<Void> ready, Runnable release) {}

  private static final class Entry {
    final SharedView view;
    int users;

    Entry(SharedView view) {
      this.view = view;
    }
  }

  private final Map<Place, Entry> entries = new HashMap<>();

  /**
   * Returns the view of a database, which is started for its first user.
   *
   * @param opened belongs to the view from now on
   * @throws org.entopic.ConfigurationException if the view serves others who see it otherwise
   */
  Lease acquire(BackendConfig config, KafkaDatabase opened) {
    var place = new Place(opened.clusterId(), config.database());
    synchronized (entries) {
      Entry entry = entries.get(place);
      if (entry == null) {
        entry = new Entry(new SharedView(config, opened));
      }
      CompletableFuture<Void> ready = entry.view.join(config, opened);
      entry.users++;
      entries.put(place, entry);
      SharedView view = entry.view;
      return new Lease(view, ready, () -> release(place, config));
    }
  }

  private void release(Place place, BackendConfig config) {
    SharedView unused;
    synchronized (entries) {
      Entry entry = entries.get(place);
      if (entry == null) {
        return;
      }
      entry.view.leave(config);
      if (--entry.users > 0) {
        return;
      }
      entries.remove(place);
      unused = entry.view;
    }
    unused.close();
  }
}

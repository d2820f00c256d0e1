package org.entopic.kafka.view;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.entopic.kafka.Deadline;
import org.entopic.kafka.KafkaDatabase;
import org.entopic.spi.backend.BackendConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The views of one backend in this process, one per cluster and database, and who uses them.
 *
 * <p>Thread-safe. A backend has one for all factories that found it through the same class loader.
 */
public final class ViewRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(ViewRegistry.class);

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

  private final String backend;
  private final FeedSource.Kind kind;
  private final Map<Place, Entry> entries = new HashMap<>();
  private final Map<Place, CompletableFuture<Void>> closing = new HashMap<>();

  /**
   * Creates a registry without views.
   *
   * @param backend the backend's name
   * @param kind how the views are fed
   */
  public ViewRegistry(String backend, FeedSource.Kind kind) {
    this.backend = backend;
    this.kind = kind;
  }

  /**
   * Refuses a factory that could not share the view of a database.
   *
   * @throws org.entopic.ConfigurationException if the view serves others who see it otherwise
   */
  void check(BackendConfig config, String clusterId) {
    synchronized (entries) {
      Entry entry = entries.get(new Place(clusterId, config.database()));
      if (entry != null) {
        entry.view.check(config);
      }
    }
  }

  /**
   * Returns the view of a database, which is started for its first user when an earlier one has let
   * go of its directory, or when what closed factories have read has left it.
   *
   * @param opened belongs to the view from now on
   * @throws org.entopic.ConfigurationException if the view serves others who see it otherwise
   * @throws org.entopic.StoreNotReadyException if these do not leave in time
   */
  Lease acquire(BackendConfig config, KafkaDatabase opened, Deadline deadline) {
    var place = new Place(opened.clusterId(), config.database());
    while (true) {
      CompletableFuture<Void> leaving;
      synchronized (entries) {
        Entry entry = entries.get(place);
        leaving = entry == null ? closing.get(place) : entry.view.leaving();
        if (leaving == null || leaving.isDone()) {
          return acquire(place, config, opened);
        }
      }
      awaitLeft(leaving, config.database(), deadline);
    }
  }

  private static void awaitLeft(
      CompletableFuture<Void> leaving, String database, Deadline deadline) {
    try {
      leaving.get(deadline.remaining().toMillis() + 1, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      LOG.debug("The view of database {} was closed meanwhile", database, e);
    } catch (TimeoutException e) {
      throw FeedMessages.stillClosing(database, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FeedMessages.stillClosing(database, e);
    }
  }

  private Lease acquire(Place place, BackendConfig config, KafkaDatabase opened) {
    synchronized (entries) {
      Entry entry = entries.get(place);
      if (entry == null) {
        entry = new Entry(new SharedView(backend, kind, config, opened));
      }
      CompletableFuture<Void> ready = join(entry, config, opened);
      entry.users++;
      entries.put(place, entry);
      SharedView view = entry.view;
      return new Lease(view, ready, () -> release(place, config));
    }
  }

  private static CompletableFuture<Void> join(
      Entry entry, BackendConfig config, KafkaDatabase opened) {
    try {
      return entry.view.join(config, opened);
    } catch (RuntimeException | Error e) {
      if (entry.users == 0) {
        entry.view.close();
      }
      throw e;
    }
  }

  private void release(Place place, BackendConfig config) {
    SharedView unused;
    var closed = new CompletableFuture<Void>();
    synchronized (entries) {
      Entry entry = entries.get(place);
      if (entry == null) {
        return;
      }
      if (--entry.users > 0) {
        entry.view.leave(config);
        return;
      }
      entries.remove(place);
      closing.put(place, closed);
      unused = entry.view;
    }
    try {
      unused.close();
    } finally {
      synchronized (entries) {
        closing.remove(place);
      }
      closed.complete(null);
    }
  }
}

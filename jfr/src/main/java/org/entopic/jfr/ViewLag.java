package org.entopic.jfr;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.FlightRecorder;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.DatabaseStatus.SetStatus;
import org.entopic.EntityContextFactory;
import org.entopic.EntityStoreException;
import org.entopic.event.Subscription;

/**
 * Records how far the view of a factory is behind, whenever a recording asks; thread-safe.
 *
 * <p>Reading asks the store and may wait for it, which would hold up all other events of the Flight
 * Recorder's thread: each reading has a thread of its own, and is passed over while the one before
 * still waits.
 */
final class ViewLag implements Runnable, Subscription {
  private static final EventKind LAG =
      EventKind.periodic(
          "ViewLag",
          "10 s",
          EventKind.field(String.class, "topic", "Topic"),
          EventKind.field(long.class, "lag", "Offsets Behind"));

  private final WeakReference<EntityContextFactory<?>> factory;
  private final String database;
  private final AtomicBoolean isReading = new AtomicBoolean();

  private ViewLag(EntityContextFactory<?> factory) {
    this.factory = new WeakReference<>(factory);
    this.database = factory.model().database();
  }

  static Subscription of(EntityContextFactory<?> factory) {
    var lag = new ViewLag(factory);
    LAG.onPeriod(lag);
    return lag;
  }

  @Override
  public void run() {
    EntityContextFactory<?> watched = factory.get();
    if (watched == null) {
      close();
    } else if (isReading.compareAndSet(false, true)) {
      var thread = new Thread(() -> read(watched), "entopic-jfr-" + database);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void read(EntityContextFactory<?> watched) {
    try {
      Map<String, Long> lags = new TreeMap<>();
      for (SetStatus set : watched.status().sets()) {
        lags.put(set.topic(), set.partitions().stream().mapToLong(PartitionProgress::lag).sum());
      }
      lags.forEach((topic, lag) -> LAG.commit(database, topic, lag));
    } catch (EntityStoreException e) {
      // Nothing is known of a store that does not answer; the next reading asks again.
    } catch (IllegalStateException e) {
      close();
    } finally {
      isReading.set(false);
    }
  }

  @Override
  public void close() {
    FlightRecorder.removePeriodicEvent(this);
  }
}

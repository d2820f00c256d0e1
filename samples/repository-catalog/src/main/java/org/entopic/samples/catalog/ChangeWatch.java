package org.entopic.samples.catalog;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.entopic.EntityContextFactory;
import org.entopic.event.ChangeEvent;
import org.entopic.event.Subscription;
import org.entopic.samples.catalog.model.Artifact;
import org.entopic.samples.catalog.model.Dependency;

/** Listens to what other processes change, prints the first events and counts all. */
final class ChangeWatch implements AutoCloseable {
  private static final int PRINTED = 8;

  private final Report report;
  private final Subscription artifacts;
  private final Subscription dependencies;
  private ChangeCounts seen = new ChangeCounts(0, 0, 0);
  private int printed;

  ChangeWatch(EntityContextFactory<CatalogContext> factory, Report report) {
    this.report = report;
    artifacts = factory.changes(Artifact.class).subscribe(this::artifactChanged);
    dependencies = factory.changes(Dependency.class).subscribe(this::dependencyChanged);
  }

  /** Waits until as many changes have arrived as another process says it made. */
  synchronized boolean await(ChangeCounts expected, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!seen.equals(expected)) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized ChangeCounts seen() {
    return seen;
  }

  @Override
  public void close() {
    artifacts.close();
    dependencies.close();
  }

  private synchronized void artifactChanged(ChangeEvent<Artifact> change) {
    if (change instanceof ChangeEvent.Modified) {
      count(change, 1, 0, 0);
    } else if (change instanceof ChangeEvent.Removed) {
      count(change, 0, 1, 0);
    }
  }

  private synchronized void dependencyChanged(ChangeEvent<Dependency> change) {
    if (change instanceof ChangeEvent.Removed) {
      count(change, 0, 0, 1);
    }
  }

  private void count(ChangeEvent<?> change, int modified, int removed, int dependenciesRemoved) {
    seen =
        new ChangeCounts(
            seen.artifactsModified() + modified,
            seen.artifactsRemoved() + removed,
            seen.dependenciesRemoved() + dependenciesRemoved);
    if (printed++ < PRINTED) {
      report.line("  event: " + change.getClass().getSimpleName() + " " + change.key());
    }
    notifyAll();
  }
}

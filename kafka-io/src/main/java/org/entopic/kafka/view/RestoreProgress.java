package org.entopic.kafka.view;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs every few seconds how far the first reading has come; thread-safe. */
final class RestoreProgress {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreProgress.class);
  private static final long EVERY_NANOS = 3_000_000_000L;

  private final String database;
  private final long start = System.nanoTime();
  private long lastLogged = start;
  private long rows;

  RestoreProgress(String database) {
    this.database = database;
  }

  synchronized void read(int records) {
    rows += records;
    long now = System.nanoTime();
    if (now - lastLogged > EVERY_NANOS) {
      lastLogged = now;
      LOG.info("Database {}: {} records read, {} a second", database, rows, rate(now));
    }
  }

  synchronized void done() {
    long now = System.nanoTime();
    LOG.info(
        "Database {}: its view is ready, {} records in {} ms, {} a second",
        database,
        rows,
        (now - start) / 1_000_000,
        rate(now));
  }

  private long rate(long now) {
    return Math.round(rows / Math.max(1e-3, (now - start) / 1e9));
  }
}

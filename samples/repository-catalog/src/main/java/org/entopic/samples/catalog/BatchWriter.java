package org.entopic.samples.catalog;

import java.time.Duration;
import java.util.function.Consumer;
import org.entopic.EntityContextFactory;

/** Saves many new entities, some thousand in each save; every save has a context of its own. */
final class BatchWriter implements AutoCloseable {
  private static final int BATCH = 2_000;

  private final EntityContextFactory<CatalogContext> factory;
  private CatalogContext context;
  private int pending;
  private long written;
  private long nanos;

  BatchWriter(EntityContextFactory<CatalogContext> factory) {
    this.factory = factory;
    this.context = factory.create();
  }

  /** Adds an entity in the current context, and saves when there are enough. */
  void add(Consumer<CatalogContext> addition) {
    addition.accept(context);
    if (++pending == BATCH) {
      flush();
    }
  }

  /** Saves what is left. */
  void flush() {
    long start = System.nanoTime();
    written += context.saveChanges().entitiesWritten();
    context.close();
    context = factory.create();
    pending = 0;
    nanos += System.nanoTime() - start;
  }

  /** Returns the context that the next additions go to; another one after each save. */
  CatalogContext context() {
    return context;
  }

  long written() {
    return written;
  }

  Duration timeSaving() {
    return Duration.ofNanos(nanos);
  }

  @Override
  public void close() {
    context.close();
  }
}

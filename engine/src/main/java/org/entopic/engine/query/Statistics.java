package org.entopic.engine.query;

import java.util.IdentityHashMap;
import java.util.function.ToLongFunction;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreReader;
import org.jspecify.annotations.Nullable;

/** What a store knows of its rows without reading them; not thread-safe. */
final class Statistics implements ToLongFunction<StoreAccess>, AutoCloseable {
  private final StoreReader reader;
  private final IdentityHashMap<StoreAccess, Long> known = new IdentityHashMap<>();
  private @Nullable ReadView view;

  Statistics(StoreReader reader) {
    this.reader = reader;
  }

  /** Returns about how many rows an access reads. */
  @Override
  public long applyAsLong(StoreAccess access) {
    return known.computeIfAbsent(access, this::ask);
  }

  private long ask(StoreAccess access) {
    ReadView open = view;
    if (open == null) {
      open = reader.open();
      view = open;
    }
    return open.estimate(access);
  }

  /** Returns what the store has said of an access, negative if it was not asked. */
  long known(StoreAccess access) {
    return known.getOrDefault(access, -1L);
  }

  @Override
  public void close() {
    if (view != null) {
      view.close();
    }
  }
}

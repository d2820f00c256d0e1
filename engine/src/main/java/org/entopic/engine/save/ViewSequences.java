package org.entopic.engine.save;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.entopic.engine.tracking.GeneratedKeys.Demand;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreReader;

/**
 * Counts on from the highest number in the view and from what was given out before: right only
 * where no other process writes.
 *
 * <p>Thread-safe.
 */
public final class ViewSequences implements SequenceAllocator {
  private final StoreReader reader;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Long> given = new HashMap<>();

  /** Creates sequences over a view. */
  public ViewSequences(StoreReader reader) {
    this.reader = reader;
  }

  @Override
  public CompletableFuture<List<long[]>> allocate(List<Demand> demands) {
    var numbers = new ArrayList<long[]>(demands.size());
    lock.lock();
    try {
      for (Demand demand : demands) {
        numbers.add(next(demand));
      }
    } finally {
      lock.unlock();
    }
    return CompletableFuture.completedFuture(numbers);
  }

  private long[] next(Demand demand) {
    String sequence = demand.type().name() + "." + demand.property().name();
    long last = Math.max(given.getOrDefault(sequence, 0L), highest(demand));
    var numbers = new long[demand.count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ++last;
    }
    given.put(sequence, last);
    return numbers;
  }

  private long highest(Demand demand) {
    EntityTypeModel type = demand.type();
    boolean single = !type.primaryKey().isComposite();
    StoreAccess access =
        single
            ? new StoreAccess.KeyRange(type, null, null, StoreAccess.Direction.DESCENDING)
            : new StoreAccess.FullScan(type);
    long highest = 0;
    try (ReadView view = reader.open()) {
      RowCursor rows = view.read(access);
      for (Row row = rows.next(); row != null; row = single ? null : rows.next()) {
        highest = Math.max(highest, row.getLong(demand.property().ordinal()));
      }
    }
    return highest;
  }
}

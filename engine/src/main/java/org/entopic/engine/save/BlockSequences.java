package org.entopic.engine.save;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.entopic.engine.tracking.GeneratedKeys.Demand;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.NumberSequences;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreReader;

/**
 * Gives out numbers of blocks that are taken from the store, a sequence for each generated
 * property; thread-safe.
 *
 * <p>Numbers begin after the highest one that the view holds when the first block is taken, so that
 * topics filled otherwise are counted on.
 */
public final class BlockSequences implements SequenceAllocator {
  private final NumberSequences store;
  private final StoreReader reader;
  private final Map<String, NumberBlocks> sequences = new ConcurrentHashMap<>();

  /** Creates sequences over those of a store and a view. */
  public BlockSequences(NumberSequences store, StoreReader reader) {
    this.store = store;
    this.reader = reader;
  }

  @Override
  public CompletableFuture<List<long[]>> allocate(List<Demand> demands) {
    List<CompletableFuture<long[]>> parts = new ArrayList<>(demands.size());
    for (Demand demand : demands) {
      parts.add(blocks(demand).take(demand.count()));
    }
    return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
        .thenApply(all -> parts.stream().map(CompletableFuture::join).toList());
  }

  private NumberBlocks blocks(Demand demand) {
    String name = demand.type().name() + "." + demand.property().name();
    NumberBlocks known = sequences.get(name);
    return known != null
        ? known
        : sequences.computeIfAbsent(
            name, any -> new NumberBlocks(store, name, () -> highest(demand)));
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

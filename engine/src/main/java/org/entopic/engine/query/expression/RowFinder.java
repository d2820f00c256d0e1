package org.entopic.engine.query.expression;

import java.util.List;
import java.util.Set;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows of a type by the values of properties: by key, by an index, or else by reading all.
 *
 * @param type the type
 * @param values reads the values of a row
 * @param isKey whether the properties are the primary key
 * @param index the index over the properties, where there is one
 * @param scans whether all rows can be read too
 */
public record RowFinder(
    EntityTypeModel type,
    RowValues values,
    boolean isKey,
    @Nullable IndexModel index,
    boolean scans) {
  private static final int SAMPLE = 16;

  /** What finding the rows of a value costs, and then each of them, in rows of a scan. */
  private static final int LOOKUP = 4;

  private static final int FOUND = 2;

  /** Returns the best finder that a backend allows. */
  public static RowFinder of(
      EntityTypeModel type, List<PropertyModel> properties, Set<BackendCapability> capabilities) {
    boolean isKey =
        same(properties, type.primaryKey().properties())
            && capabilities.contains(BackendCapability.KEY_LOOKUP);
    IndexModel index = null;
    if (!isKey && capabilities.contains(BackendCapability.INDEX_LOOKUP)) {
      for (IndexModel candidate : type.indexes()) {
        if (same(properties, candidate.properties())) {
          index = candidate;
        }
      }
    }
    return new RowFinder(
        type,
        RowValues.of(properties),
        isKey,
        index,
        capabilities.contains(BackendCapability.FULL_SCAN));
  }

  /** Returns how to read the rows with some values; a full scan finds others too. */
  public StoreAccess access(List<Object> wanted) {
    if (isKey) {
      return new StoreAccess.KeyLookup(type, wanted);
    }
    return index != null
        ? new StoreAccess.IndexLookup(type, index, wanted)
        : new StoreAccess.FullScan(type);
  }

  /**
   * Returns how to read the rows with many values at once: by a scan, which finds others too, where
   * it reads hardly more than these.
   */
  public StoreAccess access(ReadView view, List<Object> wanted) {
    return isMost(view, wanted) ? new StoreAccess.FullScan(type) : access(wanted);
  }

  private boolean isMost(ReadView view, List<Object> wanted) {
    long count = wanted.size();
    if (!scans || count < LOOKUP * SAMPLE) {
      return false;
    }
    long all = view.count(type);
    if (count * LOOKUP >= all || isKey || index == null) {
      return count * LOOKUP >= all;
    }
    long found = 0;
    for (int i = 0; i < SAMPLE; i++) {
      found += view.estimate(access(List.of(wanted.get((int) (count * i / SAMPLE)))));
    }
    return count * LOOKUP + found * count / SAMPLE * FOUND >= all;
  }

  /** Returns a row with a value, or null. */
  public @Nullable Row first(ReadView view, Object wanted) {
    if (isKey) {
      return view.find(type, wanted);
    }
    RowCursor rows = view.read(access(List.of(wanted)));
    for (Row row = rows.next(); row != null; row = rows.next()) {
      if (wanted.equals(values.of(row))) {
        return row;
      }
    }
    return null;
  }

  /** Returns how rows are found, for plans. */
  public String describe() {
    return isKey
        ? "KeyLookup " + type.name()
        : index != null
            ? "IndexLookup " + type.name() + " " + index.name()
            : "FullScan " + type.name();
  }

  private static boolean same(List<PropertyModel> left, List<PropertyModel> right) {
    return left.stream()
        .map(PropertyModel::ordinal)
        .toList()
        .equals(right.stream().map(PropertyModel::ordinal).toList());
  }
}

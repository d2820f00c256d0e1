package org.entopic.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.jspecify.annotations.Nullable;

/** The aggregations of one store, made of its rows when it becomes ready and kept current then. */
final class StoreAggregates {
  private final List<RowAggregation> wanted = new ArrayList<>();
  private volatile LiveGroups[] kept = {};

  StoreAggregates(List<RowAggregation> first) {
    add(first);
  }

  /** Adds those that are not known, to be {@linkplain #build built}. */
  void add(List<RowAggregation> more) {
    more.stream().filter(each -> !wanted.contains(each)).forEach(wanted::add);
  }

  List<RowAggregation> all() {
    return List.copyOf(wanted);
  }

  /**
   * Makes the groups that are missing.
   *
   * @param since the publication that shows the rows as they are now
   */
  void build(TypeStore store, long since) {
    LiveGroups[] before = kept;
    if (before.length < wanted.size()) {
      LiveGroups[] more = Arrays.copyOf(before, wanted.size());
      for (int i = before.length; i < more.length; i++) {
        more[i] = new LiveGroups(wanted.get(i), store, since);
      }
      kept = more;
    }
  }

  void change(@Nullable Row before, @Nullable Row after, long publication, Snapshots snapshots) {
    for (LiveGroups groups : kept) {
      groups.change(before, after, publication, snapshots);
    }
  }

  @Nullable LiveGroups find(RowAggregation aggregation) {
    for (LiveGroups groups : kept) {
      if (groups.aggregation.equals(aggregation)) {
        return groups;
      }
    }
    return null;
  }
}

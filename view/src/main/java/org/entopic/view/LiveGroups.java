package org.entopic.view;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.entopic.spi.backend.RowGroups;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one aggregation, in the versions that open snapshots may need. The view's lock
 * guards changes; reading needs no lock.
 */
final class LiveGroups {
  private static final System.Logger LOG = System.getLogger("org.entopic.view");
  private static final int TIDY = 1024;

  final RowAggregation aggregation;
  private final long since;
  private final ConcurrentHashMap<Object, Group> groups = new ConcurrentHashMap<>();
  private final ArrayDeque<Group> emptied = new ArrayDeque<>();
  private long changedLast;
  private volatile boolean failed;

  /** A group, which may be without rows for a while. */
  private static final class Group {
    final Object id;
    volatile Version newest;
    boolean isEmptied;

    Group(Object id, Version first) {
      this.id = id;
      this.newest = first;
    }
  }

  /** What a group is from a publication on; changed only until that is published. */
  private static final class Version {
    final long publication;
    final RowAggregation.State state;
    long rows;
    volatile @Nullable Version previous;

    Version(long publication, RowAggregation.State state, long rows, @Nullable Version previous) {
      this.publication = publication;
      this.state = state;
      this.rows = rows;
      this.previous = previous;
    }
  }

  /**
   * Creates the groups of the rows that there are.
   *
   * @param since the publication from which on the groups are known
   */
  LiveGroups(RowAggregation aggregation, TypeStore store, long since) {
    this.aggregation = aggregation;
    this.since = since;
    try {
      store.forEachRow(this::start);
    } catch (RuntimeException e) {
      giveUp(e);
    }
  }

  private void start(Row row) {
    Object id = aggregation.groupOf(row);
    Group group = groups.get(id);
    if (group == null) {
      group = new Group(id, new Version(since, aggregation.start(row), 0, null));
      groups.put(id, group);
    }
    group.newest.state.add(row);
    group.newest.rows++;
  }

  /**
   * What fails for a row must not keep the row from its readers. Views that are open go on: they
   * see groups of before.
   */
  private void giveUp(RuntimeException cause) {
    failed = true;
    LOG.log(Level.WARNING, ViewMessages.NOT_KEPT, cause);
  }

  /** Takes a row out, or another in, as a publication will show it. */
  void change(@Nullable Row before, @Nullable Row after, long publication, Snapshots snapshots) {
    if (!failed) {
      try {
        replace(before, after, publication, snapshots);
      } catch (RuntimeException e) {
        giveUp(e);
      }
    }
  }

  private void replace(
      @Nullable Row before, @Nullable Row after, long publication, Snapshots snapshots) {
    if (publication != changedLast) {
      changedLast = publication;
      removeEmptied(snapshots);
    }
    Object from = before == null ? null : aggregation.groupOf(before);
    Object to = after == null ? null : aggregation.groupOf(after);
    if (before != null && after != null && from != null && from.equals(to)) {
      Version version = changing(from, before, publication, snapshots);
      version.state.remove(before);
      version.state.add(after);
      return;
    }
    if (before != null && from != null) {
      Version version = changing(from, before, publication, snapshots);
      version.state.remove(before);
      if (--version.rows == 0) {
        emptied(from);
      }
    }
    if (after != null && to != null) {
      Version version = changing(to, after, publication, snapshots);
      version.state.add(after);
      version.rows++;
    }
  }

  private Version changing(Object id, Row member, long publication, Snapshots snapshots) {
    Group group = groups.get(id);
    if (group == null) {
      var first = new Version(publication, aggregation.start(member), 0, null);
      groups.put(id, new Group(id, first));
      return first;
    }
    Version last = group.newest;
    if (last.publication == publication) {
      return last;
    }
    var next = new Version(publication, last.state.copy(), last.rows, last);
    group.newest = next;
    prune(next, snapshots);
    return next;
  }

  /** Drops the versions below the newest that no snapshot sees. */
  private static void prune(Version newest, Snapshots snapshots) {
    Version above = newest;
    for (Version each = newest.previous; each != null; each = each.previous) {
      if (snapshots.isPinned(each.publication, above.publication)) {
        above = each;
      } else {
        above.previous = each.previous;
      }
    }
  }

  private void emptied(Object id) {
    Group group = groups.get(id);
    if (group != null && !group.isEmptied) {
      group.isEmptied = true;
      emptied.add(group);
    }
  }

  /** Forgets groups without rows, once no snapshot sees an earlier version. */
  private void removeEmptied(Snapshots snapshots) {
    for (int left = Math.min(emptied.size(), TIDY); left > 0; left--) {
      Group group = emptied.remove();
      if (group.newest.rows > 0) {
        group.isEmptied = false;
      } else if (snapshots.isPinned(0, group.newest.publication)) {
        emptied.add(group);
      } else {
        groups.remove(group.id);
      }
    }
  }

  /**
   * Returns what an open view sees; null if its state is older than the groups, or they were given
   * up.
   */
  @Nullable RowGroups of(SnapshotReadView view) {
    return view.openPublication() < since || failed ? null : new Visible(view);
  }

  /** The groups that a snapshot sees. */
  private final class Visible implements RowGroups {
    private final SnapshotReadView view;

    Visible(SnapshotReadView view) {
      this.view = view;
    }

    @Override
    public RowAggregation.@Nullable State find(Object id) {
      return visible(groups.get(id), view.openPublication());
    }

    @Override
    public void forEach(Consumer<? super RowAggregation.State> action) {
      for (Group group : groups.values()) {
        RowAggregation.State state = visible(group, view.openPublication());
        if (state != null) {
          action.accept(state);
        }
      }
      // An action that closed the view has read nothing wrong, but must not go on unnoticed.
      view.openPublication();
    }

    private static RowAggregation.@Nullable State visible(@Nullable Group group, long publication) {
      Version version = group == null ? null : group.newest;
      while (version != null && version.publication > publication) {
        version = version.previous;
      }
      return version == null || version.rows == 0 ? null : version.state;
    }
  }
}

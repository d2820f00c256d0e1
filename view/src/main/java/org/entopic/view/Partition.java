package org.entopic.view;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.jspecify.annotations.Nullable;

/**
 * How far a partition has been read, and what waits for it to be read further. All but the two
 * positions is guarded by the view's lock.
 */
final class Partition {
  final Feed feed;
  final TypeStore store;
  final TopicSlice slice;

  /** Records below are applied as they come, because nobody reads the store yet. */
  final long restoreEnd;

  volatile long position;
  private volatile boolean left;

  private final PriorityQueue<Threshold> thresholds =
      new PriorityQueue<>(Comparator.comparingLong(Threshold::position));
  private final ArrayDeque<PendingSave.Part> buffered = new ArrayDeque<>();
  private final Map<Object, Long> deletions = new HashMap<>();
  private final TreeMap<Long, Object> deletionsByOffset = new TreeMap<>();

  private record Threshold(long position, Runnable action) {}

  Partition(Feed feed, TypeStore store, TopicSlice slice, long restoreEnd) {
    this.feed = feed;
    this.store = store;
    this.slice = slice;
    this.restoreEnd = restoreEnd;
  }

  /** Returns whether records of a feed are for this partition. */
  boolean isFedBy(Feed current) {
    return feed == current && !left;
  }

  /** Ends all waiting: the store was removed. */
  void leave() {
    left = true;
    advance(Long.MAX_VALUE);
  }

  boolean isRestoring() {
    return position < restoreEnd;
  }

  /** Runs an action once the position is at or beyond a value; at once if it already is. */
  void when(long reached, Runnable action) {
    if (position >= reached) {
      action.run();
    } else {
      thresholds.add(new Threshold(reached, action));
    }
  }

  void advance(long next) {
    if (next <= position) {
      return;
    }
    position = next;
    for (Threshold head = thresholds.peek();
        head != null && head.position() <= next;
        head = thresholds.peek()) {
      thresholds.remove();
      head.action().run();
    }
  }

  /** Returns the first offset that may not be published yet. */
  long publishedPosition() {
    PendingSave.Part first = firstBuffered();
    return first == null ? position : Math.min(position, first.firstOffset);
  }

  /** Remembers that records of a save wait in memory; called in the order of offsets. */
  void buffer(PendingSave.Part part) {
    buffered.add(part);
  }

  /** Remembers a deletion as long as a save with an earlier record waits in memory. */
  void markDeleted(Object key, long offset) {
    PendingSave.Part first = firstBuffered();
    if (first != null && first.firstOffset < offset && !isDeletedAfter(key, offset - 1)) {
      Long older = deletions.put(key, offset);
      if (older != null) {
        deletionsByOffset.remove(older);
      }
      deletionsByOffset.put(offset, key);
    }
  }

  boolean isDeletedAfter(Object key, long offset) {
    Long deletion = deletions.get(key);
    return deletion != null && deletion > offset;
  }

  /** Forgets deletions that no waiting save can undo any more. */
  void forgetDeletions() {
    PendingSave.Part first = firstBuffered();
    long needed = first == null ? Long.MAX_VALUE : first.firstOffset;
    while (!deletionsByOffset.isEmpty() && deletionsByOffset.firstKey() <= needed) {
      deletions.remove(deletionsByOffset.pollFirstEntry().getValue());
    }
  }

  private PendingSave.@Nullable Part firstBuffered() {
    PendingSave.Part first = buffered.peek();
    while (first != null && first.isReleased()) {
      buffered.remove();
      first = buffered.peek();
    }
    return first;
  }
}

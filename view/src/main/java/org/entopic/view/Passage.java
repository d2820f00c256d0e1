package org.entopic.view;

import java.util.Map;
import org.entopic.spi.backend.SaveManifest.TopicSlice;

/**
 * Waits until partitions have been read up to positions, and until every save seen below these is
 * visible. Guarded by the view's lock.
 */
final class Passage {
  private final Feed feed;
  private final Map<TopicSlice, Long> ends;
  private final Runnable passed;
  private int outstanding;

  private Passage(Feed feed, Map<TopicSlice, Long> ends, Runnable passed) {
    this.feed = feed;
    this.ends = ends;
    this.passed = passed;
    this.outstanding = ends.size() + 1;
  }

  /** Runs an action once everything below the positions can be read; at once if it already can. */
  static void await(Feed feed, Map<TopicSlice, Long> ends, Runnable passed) {
    var passage = new Passage(feed, Map.copyOf(ends), passed);
    passage.ends.forEach(
        (slice, end) -> feed.knownPartition(slice).when(end, passage::positionPassed));
    passage.positionPassed();
  }

  private void positionPassed() {
    if (--outstanding > 0) {
      return;
    }
    outstanding = 1;
    for (PendingSave save : feed.saves.pending()) {
      if (isBelow(save)) {
        outstanding++;
        save.whenReleased(this::saveReleased);
      }
    }
    saveReleased();
  }

  private boolean isBelow(PendingSave save) {
    return save.parts.entrySet().stream()
        .anyMatch(
            each -> {
              Long end = ends.get(each.getKey().slice);
              long first = each.getValue().firstOffset;
              return end != null && first >= 0 && first < end;
            });
  }

  private void saveReleased() {
    if (--outstanding == 0) {
      passed.run();
    }
  }
}

package org.entopic.kafka.view;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.entopic.kafka.HighWatermarks;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.view.EntityView;
import org.entopic.view.IncompleteSave;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out for saves that lack records beyond which positions these cannot come any more, without
 * waiting for the answer.
 */
final class SaveBounds {
  private static final Logger LOG = LoggerFactory.getLogger(SaveBounds.class);
  private static final long PATIENCE_NANOS = 20_000_000;

  private final EntityView view;
  private final HighWatermarks highWatermarks;
  private List<IncompleteSave> asking = List.of();
  private @Nullable CompletableFuture<Map<TopicSlice, Long>> answer;

  SaveBounds(EntityView view, HighWatermarks highWatermarks) {
    this.view = view;
    this.highWatermarks = highWatermarks;
  }

  /** Looks for such saves and for answers; returns whether there is anything to look for again. */
  boolean step() {
    CompletableFuture<Map<TopicSlice, Long>> given = answer;
    if (given != null) {
      if (given.isDone()) {
        answer = null;
        take(given);
      }
      return true;
    }
    List<IncompleteSave> saves = view.pendingSaves();
    if (saves.isEmpty()) {
      return false;
    }
    // Nearly all get their records with the next poll.
    long now = System.nanoTime();
    asking = saves.stream().filter(save -> now - save.sinceNanos() > PATIENCE_NANOS).toList();
    if (!asking.isEmpty()) {
      answer = highWatermarks.read(slices(asking));
    }
    return true;
  }

  private void take(CompletableFuture<Map<TopicSlice, Long>> given) {
    if (given.isCompletedExceptionally()) {
      LOG.debug("The ends of partitions could not be read, which is tried again");
      return;
    }
    Map<TopicSlice, Long> ends = given.join();
    for (IncompleteSave save : asking) {
      view.bound(save.saveId(), ends);
    }
  }

  private static Set<TopicSlice> slices(Collection<IncompleteSave> saves) {
    Set<TopicSlice> slices = new HashSet<>();
    saves.forEach(save -> slices.addAll(save.partitions()));
    return slices;
  }
}

package org.entopic.kafka.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.entopic.kafka.HighWatermarks;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.view.Restoration;
import org.jspecify.annotations.Nullable;

/** Topics on their way into the view, and who waits for them. */
final class Joining {
  private final Restoration restoration;
  private @Nullable CompletableFuture<Map<TopicSlice, Long>> ends;
  private boolean bounded;

  Joining(Restoration restoration, List<CompletableFuture<Void>> ready) {
    this.restoration = restoration;
    restoration.ready().thenRun(() -> ready.forEach(each -> each.complete(null)));
  }

  /** Looks how far it is, without waiting. */
  void step(Collection<TopicSlice> all, HighWatermarks highWatermarks) {
    CompletableFuture<Map<TopicSlice, Long>> answer = ends;
    if (bounded || !restoration.isAtEnd()) {
      return;
    }
    if (answer == null || answer.isCompletedExceptionally()) {
      ends = highWatermarks.read(all);
    } else if (answer.isDone()) {
      bounded = true;
      Map<TopicSlice, Long> bounds = new HashMap<>(answer.join());
      bounds.keySet().retainAll(all); // topics can have left meanwhile
      restoration.until(bounds);
    }
  }

  boolean isReady() {
    return restoration.ready().isDone();
  }
}

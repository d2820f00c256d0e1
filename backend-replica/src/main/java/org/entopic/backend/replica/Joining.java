package org.entopic.backend.replica;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.jspecify.annotations.Nullable;

/**
 * Partitions on their way into the view: until E0, the high watermarks from before they were read,
 * all is history; what came by the time E0 was reached (H) must be visible too before they count as
 * ready.
 */
final class Joining {
  private final Map<TopicSlice, Long> e0;
  private final List<CompletableFuture<Void>> ready;
  private @Nullable CompletableFuture<Map<TopicSlice, Long>> asked;
  private @Nullable Map<TopicSlice, Long> h;

  Joining(Map<TopicSlice, Long> e0, List<CompletableFuture<Void>> ready) {
    this.e0 = Map.copyOf(e0);
    this.ready = List.copyOf(ready);
  }

  Map<TopicSlice, Long> e0() {
    return e0;
  }

  /** Looks how far it is, without waiting; returns whether H became known. */
  boolean step(Map<TopicSlice, Long> positions, HighWatermarks highWatermarks) {
    CompletableFuture<Map<TopicSlice, Long>> answer = asked;
    if (h != null || !passed(e0, positions)) {
      return false;
    }
    if (answer == null || answer.isCompletedExceptionally()) {
      asked = highWatermarks.read(e0.keySet());
    } else if (answer.isDone()) {
      h = answer.join();
      return true;
    }
    return false;
  }

  boolean hasEnd() {
    return h != null;
  }

  /** Returns H, empty while it is not known. */
  Map<TopicSlice, Long> end() {
    Map<TopicSlice, Long> end = h;
    return end == null ? Map.of() : end;
  }

  boolean hasPassedEnd(Map<TopicSlice, Long> positions) {
    Map<TopicSlice, Long> end = h;
    return end != null && passed(end, positions);
  }

  void complete() {
    ready.forEach(each -> each.complete(null));
  }

  private static boolean passed(Map<TopicSlice, Long> marks, Map<TopicSlice, Long> positions) {
    return marks.entrySet().stream()
        .allMatch(mark -> positions.getOrDefault(mark.getKey(), -1L) >= mark.getValue());
  }
}

package org.entopic.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.engine.EngineConfig;
import org.jspecify.annotations.Nullable;

/** Waits until a view can be read and has reached the ends that its topics had at first. */
final class ReadyWait {
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

  private record Slice(String topic, int partition) {}

  private final EngineConfig config;
  private final StoreReader reader;
  private final Duration timeout;
  private final long deadline;
  private @Nullable Map<Slice, Long> ends;
  private @Nullable Throwable last;

  ReadyWait(EngineConfig config, StoreReader reader, Duration timeout) {
    this.config = config;
    this.reader = reader;
    this.timeout = timeout;
    this.deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
  }

  void run() {
    long pause = FIRST_PAUSE;
    while (!isReady()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw EngineMessages.notReadyInTime(config, timeout, last);
      }
      LockSupport.parkNanos(Math.min(pause, left));
      if (Thread.currentThread().isInterrupted()) {
        throw EngineMessages.interrupted(config, last);
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  private boolean isReady() {
    try {
      reader.open().close();
      List<PartitionProgress> progress =
          reader.progress().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      Map<Slice, Long> wanted = ends;
      if (wanted == null) {
        wanted =
            progress.stream().collect(Collectors.toMap(ReadyWait::slice, PartitionProgress::end));
        ends = wanted;
      }
      for (PartitionProgress each : progress) {
        if (each.position() < wanted.getOrDefault(slice(each), 0L)) {
          return false;
        }
      }
      return true;
    } catch (StoreNotReadyException e) {
      ends = null;
      last = e;
    } catch (ExecutionException e) {
      last = Futures.cause(e);
    } catch (TimeoutException e) {
      last = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      last = e;
    }
    return false;
  }

  private static Slice slice(PartitionProgress progress) {
    return new Slice(progress.topic(), progress.partition());
  }
}

package org.entopic.engine.save;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.entopic.spi.backend.NumberSequences;
import org.entopic.spi.backend.NumberSequences.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one sequence that this process has taken and not yet given out; thread-safe.
 *
 * <p>A block that is used up within a second is followed by one of twice its size, one that lasts a
 * minute by one of half of it: taking one costs a transaction, numbers left over are lost.
 */
final class NumberBlocks {
  static final long SMALLEST = 50;
  static final long LARGEST = 1L << 20;
  private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LATE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private record Request(int count, CompletableFuture<long[]> numbers) {}

  private final NumberSequences store;
  private final String name;
  private final LongSupplier floor;
  private final Object lock = new Object();
  private final Queue<Request> waiting = new ArrayDeque<>();
  private long next = 1;
  private long end = 1;
  private long left;
  private final Queue<Numbers> blocks = new ArrayDeque<>();
  private long size = SMALLEST;
  private long takenNanos;
  private boolean isTaking;
  private boolean isFirst = true;

  /**
   * Creates a sequence without numbers.
   *
   * @param floor returns a number that those of the first block must be greater than
   */
  NumberBlocks(NumberSequences store, String name, LongSupplier floor) {
    this.store = store;
    this.name = name;
    this.floor = floor;
  }

  /** Returns numbers, in the order of the calls; what depends on the future must not block. */
  CompletableFuture<long[]> take(int count) {
    var request = new Request(count, new CompletableFuture<>());
    synchronized (lock) {
      if (waiting.isEmpty() && count <= left) {
        return CompletableFuture.completedFuture(numbers(count));
      }
      waiting.add(request);
      if (isTaking) {
        return request.numbers();
      }
      isTaking = true;
    }
    takeBlock();
    return request.numbers();
  }

  private long[] numbers(int count) {
    var numbers = new long[count];
    for (int i = 0; i < count; i++) {
      if (next == end) {
        Numbers block = blocks.remove();
        next = block.first();
        end = next + block.count();
      }
      numbers[i] = next++;
    }
    left -= count;
    return numbers;
  }

  private void takeBlock() {
    long count;
    synchronized (lock) {
      long wanted = waiting.stream().mapToLong(Request::count).sum() - left;
      count = Math.max(adapted(), wanted);
      takenNanos = System.nanoTime();
    }
    CompletableFuture<Numbers> taken;
    try {
      taken = store.take(name, count, isFirst ? floor.getAsLong() : 0);
    } catch (RuntimeException e) {
      taken = CompletableFuture.failedFuture(e);
    }
    taken.whenComplete(this::arrived);
  }

  private long adapted() {
    long lasted = System.nanoTime() - takenNanos;
    if (!isFirst && lasted < SOON_NANOS) {
      size = Math.min(size * 2, LARGEST);
    } else if (!isFirst && lasted > LATE_NANOS) {
      size = Math.max(size / 2, SMALLEST);
    }
    return size;
  }

  private void arrived(@Nullable Numbers block, @Nullable Throwable failure) {
    List<Runnable> answers = new ArrayList<>();
    boolean again;
    synchronized (lock) {
      if (block != null) {
        isFirst = false;
        blocks.add(block);
        left += block.count();
        for (Request first = waiting.peek();
            first != null && first.count() <= left;
            first = waiting.peek()) {
          Request served = waiting.remove();
          long[] numbers = numbers(served.count());
          answers.add(() -> served.numbers().complete(numbers));
        }
      } else {
        Throwable cause = cause(failure);
        waiting.forEach(each -> answers.add(() -> each.numbers().completeExceptionally(cause)));
        waiting.clear();
      }
      again = !waiting.isEmpty();
      isTaking = again;
    }
    answers.forEach(Runnable::run);
    if (again) {
      takeBlock();
    }
  }

  private static Throwable cause(@Nullable Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return failure.getCause();
    }
    return failure == null ? new IllegalStateException("no numbers") : failure;
  }
}

package org.entopic.engine.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.NumberSequences;
import org.junit.jupiter.api.Test;

class NumberBlocksTest {
  private record Taking(long count, long after, CompletableFuture<NumberSequences.Numbers> reply) {}

  private final List<Taking> asked = new ArrayList<>();
  private final NumberBlocks blocks = new NumberBlocks(this::take, "s", () -> 1_000);
  private long last;

  private CompletableFuture<NumberSequences.Numbers> take(String name, long count, long after) {
    var taking = new Taking(count, after, new CompletableFuture<>());
    asked.add(taking);
    return taking.reply();
  }

  private void reply(Taking taking) {
    long first = Math.max(last, taking.after()) + 1;
    last = first + taking.count() - 1;
    taking.reply().complete(new NumberSequences.Numbers(first, taking.count()));
  }

  @Test
  void theFirstBlockBeginsAfterWhatIsStoredAndServesAllWhoWaited() {
    CompletableFuture<long[]> one = blocks.take(2);
    CompletableFuture<long[]> two = blocks.take(3);
    assertThat(asked).hasSize(1);
    reply(asked.get(0));
    assertThat(one.join()).containsExactly(1_001, 1_002);
    assertThat(two.join()).containsExactly(1_003, 1_004, 1_005);
    assertThat(blocks.take(1).join()).containsExactly(1_006);
  }

  @Test
  void aDemandBeyondTheBlockTakesTheRestAndAnotherBlock() {
    CompletableFuture<long[]> first = blocks.take((int) NumberBlocks.SMALLEST - 1);
    reply(asked.get(0));
    assertThat(first).isDone();
    CompletableFuture<long[]> more = blocks.take(500);
    assertThat(asked.get(1).after()).isZero();
    assertThat(asked.get(1).count()).isGreaterThanOrEqualTo(499);
    last = 5_000;
    reply(asked.get(1));
    long[] numbers = more.join();
    assertThat(numbers[0]).isEqualTo(1_000 + NumberBlocks.SMALLEST);
    assertThat(numbers[1]).isEqualTo(5_001);
    assertThat(LongStream.of(numbers).distinct().count()).isEqualTo(500);
  }

  @Test
  void blocksThatAreUsedUpSoonGrow() {
    for (int i = 0; i < 5; i++) {
      blocks.take((int) NumberBlocks.SMALLEST << i);
      reply(asked.get(asked.size() - 1));
    }
    assertThat(asked).extracting(Taking::count).containsExactly(50L, 100L, 200L, 400L, 800L);
  }

  @Test
  void whoWaitsIsToldOfAFailureAndTheNextOneAsksAgain() {
    CompletableFuture<long[]> failing = blocks.take(1);
    asked.get(0).reply().completeExceptionally(new StoreNotReadyException("away"));
    assertThat(failing).isCompletedExceptionally();
    CompletableFuture<long[]> again = blocks.take(1);
    reply(asked.get(1));
    assertThat(again.join()).containsExactly(1_001);
  }

  @Test
  void manyThreadsGetEachNumberOnce() {
    var next = new AtomicLong();
    var shared =
        new NumberBlocks(
            (name, count, after) ->
                CompletableFuture.supplyAsync(
                    () -> new NumberSequences.Numbers(next.getAndAdd(count) + 1, count)),
            "s",
            () -> 0);
    var given = new ConcurrentLinkedQueue<Long>();
    CompletableFuture.allOf(
            IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> take(shared, given)))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    assertThat(given).hasSize(8 * 2_000 * 3).doesNotHaveDuplicates();
  }

  private static void take(NumberBlocks shared, ConcurrentLinkedQueue<Long> given) {
    for (int i = 0; i < 2_000; i++) {
      LongStream.of(shared.take(3).join()).forEach(given::add);
    }
  }
}

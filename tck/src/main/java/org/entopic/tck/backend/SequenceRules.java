package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.entopic.BadRecordPolicy;
import org.entopic.spi.backend.NumberSequences;
import org.entopic.spi.backend.NumberSequences.Numbers;
import org.junit.jupiter.api.Test;

/** Rules of giving out numbers. */
abstract class SequenceRules extends BackendRules {
  private NumberSequences openSequences() {
    return open(numberedLibrary(), BadRecordPolicy.SKIP, bad -> {})
        .backend
        .sequences()
        .orElseThrow();
  }

  @Test
  void rule_N1_aSequenceBeginsAtOneAndGoesOnWithoutGaps() {
    NumberSequences sequences = openSequences();
    assertThat(OpenStore.get(sequences.take("a", 3, 0))).isEqualTo(new Numbers(1, 3));
    assertThat(OpenStore.get(sequences.take("a", 2, 0))).isEqualTo(new Numbers(4, 2));
    assertThat(OpenStore.get(sequences.take("b", 1, 0))).isEqualTo(new Numbers(1, 1));
  }

  @Test
  void rule_N2_numbersAreGreaterThanWhatTheyAreToFollow() {
    NumberSequences sequences = openSequences();
    assertThat(OpenStore.get(sequences.take("a", 2, 100))).isEqualTo(new Numbers(101, 2));
    assertThat(OpenStore.get(sequences.take("a", 1, 50))).isEqualTo(new Numbers(103, 1));
  }

  @Test
  void rule_N3_whoeverAsksNoNumberIsGivenOutTwice() {
    List<NumberSequences> all = List.of(openSequences(), openSequences());
    var given = new ConcurrentLinkedQueue<Long>();
    CompletableFuture.allOf(
            all.stream()
                .map(each -> CompletableFuture.runAsync(() -> take(each, given)))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    assertThat(given).hasSize(2 * 20 * 5).doesNotHaveDuplicates();
  }

  private static void take(NumberSequences sequences, ConcurrentLinkedQueue<Long> given) {
    IntStream.range(0, 20)
        .mapToObj(i -> OpenStore.get(sequences.take("shared", 5, 0)))
        .flatMapToLong(block -> LongStream.range(block.first(), block.first() + block.count()))
        .forEach(given::add);
  }
}

package org.entopic.engine.query.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.entopic.model.KeyOrder;

/** Counts of values beside those of a {@link TreeMap}, and every state remains what it was. */
class ValueCountsPropertyTest {
  private record State(ValueCounts counts, TreeMap<Integer, Integer> expected) {
    void check() {
      assertThat(counts.different()).isEqualTo(expected.size());
      assertThat(counts.first()).isEqualTo(expected.isEmpty() ? null : expected.firstKey());
      assertThat(counts.last()).isEqualTo(expected.isEmpty() ? null : expected.lastKey());
    }
  }

  @Property(tries = 50)
  void areThoseOfAMap(@ForAll long seed) {
    var random = new Random(seed);
    Comparator<Object> order = KeyOrder::compare;
    var state = new State(ValueCounts.none(order), new TreeMap<>());
    List<State> states = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      var next = new TreeMap<>(state.expected());
      Integer value = random.nextInt(40);
      boolean grows = i < 150 ? random.nextInt(3) > 0 : random.nextInt(3) == 0;
      ValueCounts counts = state.counts();
      if (grows || !next.containsKey(value)) {
        next.merge(value, 1, Integer::sum);
        counts = counts.plus(value);
      } else {
        next.merge(value, -1, (a, b) -> a + b == 0 ? null : a + b);
        counts = counts.minus(value);
      }
      state = new State(counts, next);
      states.add(state);
    }
    states.forEach(State::check);
  }
}

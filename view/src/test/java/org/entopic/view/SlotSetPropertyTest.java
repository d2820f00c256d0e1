package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SlotSetPropertyTest {

  @Property(tries = 300)
  void theSetHoldsWhatAPlainSetHolds(
      @ForAll @Size(max = 400) List<@IntRange(min = 0, max = 60) Integer> steps) {
    var set = new SlotSet();
    Set<Integer> plain = new HashSet<>();
    for (int step : steps) {
      if (plain.remove(step)) {
        set.remove(step);
      } else {
        plain.add(step);
        set.add(step);
        set.add(step);
      }
      assertThat(set.size()).isEqualTo(plain.size());
      assertThat(Arrays.stream(set.table()).filter(slot -> slot >= 0).boxed().toList())
          .containsExactlyInAnyOrderElementsOf(plain);
    }
  }
}

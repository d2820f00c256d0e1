package org.entopic.engine.query.shop;

import java.util.List;
import java.util.Random;

/** Random choices. */
public record Dice(Random random) {
  public int below(int bound) {
    return random.nextInt(bound);
  }

  public <V> V of(List<V> values) {
    return values.get(below(values.size()));
  }
}

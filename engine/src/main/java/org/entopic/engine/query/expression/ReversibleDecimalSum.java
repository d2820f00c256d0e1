package org.entopic.engine.query.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.TreeMap;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * Adds decimals, or integers of any size, up exactly and takes them out again; the sum has as many
 * digits after the point as the longest of the values it is made of, as {@link DecimalSum} has.
 */
final class ReversibleDecimalSum implements ReversibleAccumulator {
  private final RowExpression value;
  private final Mean mean;
  private BigDecimal sum = BigDecimal.ZERO;
  private long count;

  /** The scale of all values, or of none yet. */
  private int scale;

  /** How many values have a scale, once they differ. */
  private @Nullable TreeMap<Integer, Long> scales;

  ReversibleDecimalSum(RowExpression value, Mean mean) {
    this.value = value;
    this.mean = mean;
  }

  private ReversibleDecimalSum(ReversibleDecimalSum source) {
    this(source.value, source.mean);
    this.sum = source.sum;
    this.count = source.count;
    this.scale = source.scale;
    this.scales = source.scales == null ? null : new TreeMap<>(source.scales);
  }

  @Override
  public void add(ReadView view, Row row) {
    BigDecimal next = decimal(view, row);
    if (next != null) {
      sum = sum.add(next);
      count(next.scale(), 1);
      count++;
    }
  }

  @Override
  public void remove(ReadView view, Row row) {
    BigDecimal next = decimal(view, row);
    if (next != null) {
      sum = sum.subtract(next);
      count--;
      count(next.scale(), -1);
    }
  }

  private @Nullable BigDecimal decimal(ReadView view, Row row) {
    Object next = value.getObject(view, row);
    return next instanceof BigInteger big ? new BigDecimal(big) : (BigDecimal) next;
  }

  private void count(int ofScale, long more) {
    if (scales == null) {
      if (count == 0 || scale == ofScale) {
        scale = ofScale;
        return;
      }
      scales = new TreeMap<>();
      scales.put(scale, count);
    }
    scales.merge(ofScale, more, (a, b) -> a + b == 0 ? null : a + b);
    if (scales.size() == 1) {
      scale = scales.firstKey();
      scales = null;
    }
  }

  @Override
  public ReversibleAccumulator copy() {
    return new ReversibleDecimalSum(this);
  }

  @Override
  public @Nullable Object result() {
    int longest = count == 0 ? 0 : scales == null ? scale : scales.lastKey();
    BigDecimal exact = sum.setScale(Math.max(0, longest));
    if (mean != Mean.NONE) {
      return mean.of(exact, count);
    }
    return value.is(ScalarType.BIG_INTEGER) ? exact.toBigInteger() : exact;
  }
}

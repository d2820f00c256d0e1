package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.entopic.ConfigurationException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyOrder;
import org.entopic.model.KeyValues;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.tck.model.TestModels;

class OrderedKeysPropertyTest {
  private static final byte FIRST = 'r';

  /** Their order is not that of their names. */
  enum Size {
    SMALL,
    MEDIUM,
    LARGE
  }

  private final OrderedKeys single = keys(ScalarType.INT);
  private final OrderedKeys texts = keys(ScalarType.STRING);
  private final OrderedKeys composite =
      new OrderedKeys(
          TestModels.entity("Composite")
              .key("size", new StoreType.Enumeration(Size.class))
              .key("name", ScalarType.STRING)
              .key("number", ScalarType.LONG)
              .build());

  private static OrderedKeys keys(ScalarType type) {
    return new OrderedKeys(single(type));
  }

  private static EntityTypeModel single(ScalarType type) {
    return TestModels.entity("Single").key("id", type).build();
  }

  private static void checkOrder(OrderedKeys keys, Object left, Object right) {
    byte[] leftBytes = keys.encode(FIRST, left);
    byte[] rightBytes = keys.encode(FIRST, right);
    assertThat(Integer.signum(Arrays.compareUnsigned(leftBytes, rightBytes)))
        .isEqualTo(Integer.signum(KeyOrder.compare(left, right)));
    assertThat(keys.decode(leftBytes, 1)).isEqualTo(left);
  }

  @Property(tries = 300)
  void numbersSortAsTheyDo(@ForAll int left, @ForAll int right) {
    checkOrder(single, left, right);
  }

  @Property(tries = 300)
  void textsSortAsTheyDo(@ForAll String left, @ForAll String right) {
    checkOrder(texts, left, right);
  }

  @Property(tries = 300)
  void compositeKeysSortAsTheyDo(
      @ForAll Size size, @ForAll Size other, @ForAll String name, @ForAll long number) {
    checkOrder(composite, KeyValues.of(size, name, number), KeyValues.of(other, name, 5L));
    checkOrder(composite, KeyValues.of(size, name, number), KeyValues.of(size, name + "a", 5L));
    checkOrder(composite, KeyValues.of(size, name, number), KeyValues.of(size, name, 5L));
  }

  @Property(tries = 300)
  void whatBeginsWithValuesIsBetweenTheirEdges(
      @ForAll Size size, @ForAll String name, @ForAll long number) {
    byte[] key = composite.encode(FIRST, KeyValues.of(size, name, number));
    for (Object first : new Object[] {size, KeyValues.of(size), KeyValues.of(size, name)}) {
      byte[] low = composite.encode(FIRST, first);
      assertThat(Arrays.compareUnsigned(low, key)).isNotPositive();
      assertThat(Arrays.compareUnsigned(key, OrderedKeys.above(low))).isNegative();
    }
  }

  @Example
  void keysWithoutOneFormAreRefused() {
    assertThatThrownBy(() -> keys(ScalarType.DECIMAL))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("VIEW-16")
        .hasMessageContaining("Single");
  }
}

package org.entopic.tck.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of hand-made models.
 *
 * <p>Stateless and thread-safe.
 */
public final class TestRows {
  private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());

  private TestRows() {}

  /**
   * Returns a row.
   *
   * @param values the stored values in the order in which the properties were declared
   */
  public static Row row(EntityTypeModel type, @Nullable Object... values) {
    RowBuilder builder = filled(type, values);
    return builder.build(key(type, values));
  }

  /**
   * Returns a nested row.
   *
   * @param values the stored values in the order in which the properties were declared
   */
  public static Row nested(StructuralTypeModel type, @Nullable Object... values) {
    return filled(type, values).buildNested();
  }

  /** Returns a row of {@link TestModels#order()} whose values follow from a number. */
  public static Row order(EntityTypeModel type, int id) {
    return row(
        type,
        id,
        1_000_000_007L * (id % 10_000 + 1),
        "Product name number " + id % 1000,
        id % 9 + 1,
        BigDecimal.valueOf(199 + id % 100_000, 2),
        id % 20 / 40.0,
        STATUSES.get(id % STATUSES.size()),
        Instant.ofEpochSecond(1_700_000_000L + id, id % 1000 * 1_000_000L),
        LocalDate.ofEpochDay(19_700 + id % 365),
        id % 2 == 0,
        new UUID(0x0123_4567_89AB_4000L + id, 0x8000_0000_0000_0000L | id * 7919L),
        id % 4 == 0 ? null : "leave at the door " + id % 100);
  }

  private static RowBuilder filled(StructuralTypeModel type, @Nullable Object... values) {
    List<PropertyModel> properties = type.properties();
    if (values.length != properties.size()) {
      throw new IllegalArgumentException(
          type.name() + " has " + properties.size() + " properties, not " + values.length + ".");
    }
    var builder = new RowBuilder(type);
    for (int i = 0; i < values.length; i++) {
      builder.set(properties.get(i).ordinal(), values[i]);
    }
    return builder;
  }

  private static Object key(EntityTypeModel type, @Nullable Object... values) {
    Object[] key =
        type.primaryKey().properties().stream()
            .map(property -> values[type.properties().indexOf(property)])
            .toArray();
    return key.length == 1 ? key[0] : KeyValues.of(key);
  }
}

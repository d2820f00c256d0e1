package org.entopic.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final OffsetDateTime TIME =
      OffsetDateTime.of(2024, 2, 29, 12, 30, 1, 5, ZoneOffset.ofHours(2));

  /** Types of direct members, each with two values that differ. */
  private static final Map<String, List<Object>> DIRECT = new LinkedHashMap<>();

  static {
    DIRECT.put("boolean", List.of(true, false));
    DIRECT.put("byte", List.of((byte) -128, (byte) 127));
    DIRECT.put("short", List.of((short) -1, (short) 300));
    DIRECT.put("int", List.of(Integer.MIN_VALUE, 7));
    DIRECT.put("long", List.of(Long.MIN_VALUE, Long.MAX_VALUE));
    DIRECT.put("char", List.of('\uffff', 'a'));
    DIRECT.put("float", List.of(-0.0f, 0.0f));
    DIRECT.put("double", List.of(Double.NaN, Double.MIN_VALUE));
    DIRECT.put("Boolean", List.of(true, false));
    DIRECT.put("Byte", List.of((byte) -128, (byte) 127));
    DIRECT.put("Short", List.of((short) -1, (short) 300));
    DIRECT.put("Integer", List.of(1000, 0));
    DIRECT.put("Long", List.of(-1L, 0L));
    DIRECT.put("Character", List.of('\uffff', '\0'));
    DIRECT.put("Float", List.of(Float.NaN, -1.5f));
    DIRECT.put("Double", List.of(-0.0, 0.0));
    DIRECT.put("String", List.of("a", "b"));
    DIRECT.put("java.math.BigDecimal", List.of(new BigDecimal("1.0"), new BigDecimal("1.00")));
    DIRECT.put("java.math.BigInteger", List.of(BigInteger.ONE, BigInteger.TWO));
    DIRECT.put("java.util.UUID", List.of(new UUID(1, 2), new UUID(2, 1)));
    DIRECT.put("java.time.Instant", List.of(Instant.EPOCH, Instant.MAX));
    DIRECT.put("java.time.LocalDate", List.of(LocalDate.MIN, LocalDate.EPOCH));
    DIRECT.put("java.time.LocalTime", List.of(LocalTime.MIN, LocalTime.NOON));
    DIRECT.put("java.time.LocalDateTime", List.of(LocalDateTime.MIN, LocalDateTime.MAX));
    DIRECT.put("java.time.OffsetTime", List.of(OffsetTime.MIN, OffsetTime.MAX));
    DIRECT.put("java.time.OffsetDateTime", List.of(TIME, TIME.plusNanos(1)));
    DIRECT.put("java.time.ZonedDateTime", List.of(TIME.toZonedDateTime(), ZonedDateTime.now()));
    DIRECT.put("java.time.Duration", List.of(Duration.ZERO, Duration.ofNanos(1)));
  }

  private static final Compiled EVERYTHING = everything();

  private final EntityAccess<Object> access = EVERYTHING.access("a.Everything");
  private final List<Class<?>> types =
      access.members().stream().<Class<?>>map(EntityAccess.Member::type).toList();
  private final StructuralTypeModel layout = RowLayouts.of(access.members());
  private final int[] ordinals = RowLayouts.ordinals(access.members(), layout);

  private static Compiled everything() {
    var fields = new StringBuilder();
    int i = 0;
    for (String type : DIRECT.keySet()) {
      fields.append("private ").append(type).append(" f").append(i++).append(";\n");
    }
    DIRECT.put("Color", null);
    DIRECT.put("Hidden", null);
    return new Compilation()
        .source("a.Color", "package a; enum Color { RED, GREEN }")
        .source(
            "a.Everything",
            """
            package a;
            @jakarta.persistence.Entity
            class Everything {
              private enum Hidden { A, B }
              %s
              private Color color;
              private Hidden hidden;
              static Object[] hidden() { return Hidden.values(); }
              private Everything() {}
            }
            """
                .formatted(fields))
        .compile();
  }

  private List<List<Object>> values() throws ReflectiveOperationException {
    var values = new ArrayList<>(DIRECT.values());
    values.set(values.size() - 2, List.of(EVERYTHING.type("a.Color").getEnumConstants()));
    Class<?> hidden = types.get(types.size() - 1);
    values.set(values.size() - 1, List.of(hidden.getEnumConstants()));
    return values;
  }

  @Test
  void membersAreTheFieldsInOrder() {
    assertThat(access.members()).hasSize(30);
    assertThat(access.members().get(3)).isEqualTo(new EntityAccess.Member("f3", int.class));
    assertThat(access.members().get(16).type()).isEqualTo(String.class);
    assertThat(access.type()).isEqualTo(EVERYTHING.type("a.Everything"));
    assertThat(access.annotated()).isTrue();
    assertThat(access.constructorBound()).isFalse();
  }

  @Test
  void everyDirectTypeIsSetAndGot() throws Exception {
    Object entity = access.instantiate(new Object[0]);
    for (int member = 0; member < types.size(); member++) {
      for (Object value : values().get(member)) {
        access.set(entity, member, value);
        assertThat(access.get(entity, member)).isEqualTo(value);
      }
    }
  }

  @Test
  void everyDirectTypeGoesToRowsAndBack() throws Exception {
    for (int which = 0; which < 2; which++) {
      Object entity = entity(which);
      Row row = read(entity);
      for (int member = 0; member < types.size(); member++) {
        assertThat(row.get(ordinals[member])).isEqualTo(values().get(member).get(which));
      }
      assertThat(access.matches(entity, row, ordinals)).isTrue();
      Object copy = access.instantiate(new Object[0]);
      access.write(row, copy, ordinals);
      for (int member = 0; member < types.size(); member++) {
        assertThat(access.get(copy, member)).isEqualTo(access.get(entity, member));
      }
    }
  }

  @Test
  void oneDifferenceIsNoticed() throws Exception {
    Object entity = entity(0);
    Row row = read(entity);
    for (int member = 0; member < types.size(); member++) {
      access.set(entity, member, values().get(member).get(1));
      assertThat(access.matches(entity, row, ordinals)).as("member %s", member).isFalse();
      access.set(entity, member, values().get(member).get(0));
      assertThat(access.matches(entity, row, ordinals)).as("member %s", member).isTrue();
    }
  }

  @Test
  void nullsAreNoZeros() throws Exception {
    Object empty = access.instantiate(new Object[0]);
    Row row = read(empty);
    assertThat(access.matches(empty, row, ordinals)).isTrue();
    for (int member = 8; member < types.size(); member++) {
      assertThat(row.isNull(ordinals[member])).isTrue();
      Object zero = values().get(member).get(1);
      access.set(empty, member, zero);
      assertThat(access.matches(empty, row, ordinals)).as("member %s", member).isFalse();
      Row filled = read(empty);
      access.set(empty, member, null);
      assertThat(access.matches(empty, filled, ordinals)).as("member %s", member).isFalse();
    }
    Object entity = entity(0);
    access.write(row, entity, ordinals);
    for (int member = 8; member < types.size(); member++) {
      assertThat(access.get(entity, member)).isNull();
    }
  }

  @Test
  void membersWithoutOrdinalAreLeftAlone() throws Exception {
    int[] none = new int[types.size()];
    Arrays.fill(none, -1);
    Object entity = entity(0);
    Row row = read(entity(1));
    assertThat(access.matches(entity, row, none)).isTrue();
    access.write(row, entity, none);
    assertThat(access.get(entity, 16)).isEqualTo("a");
    var builder = new RowBuilder(layout);
    access.read(entity, builder, none);
    assertThat(builder.buildNested().get(ordinals[16])).isNull();
  }

  @Test
  void memberNumbersAreChecked() {
    Object entity = access.instantiate(new Object[0]);
    assertThatThrownBy(() -> access.get(entity, 30)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> access.set(entity, -1, null))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private Object entity(int which) throws Exception {
    Object entity = access.instantiate(new Object[0]);
    for (int member = 0; member < types.size(); member++) {
      access.set(entity, member, values().get(member).get(which));
    }
    return entity;
  }

  private Row read(Object entity) {
    var builder = new RowBuilder(layout);
    access.read(entity, builder, ordinals);
    return builder.buildNested();
  }
}

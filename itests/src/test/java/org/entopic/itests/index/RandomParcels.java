package org.entopic.itests.index;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entopic.query.ComparableExpression;
import org.entopic.query.EntityQuery;
import org.entopic.query.Ordering;
import org.jspecify.annotations.Nullable;

/** Random parcels, and random queries of them with what plain Java says. */
final class RandomParcels {
  private static final List<Field<?>> FIELDS =
      List.of(
          new Field<>(
              ParcelFields.city, p -> p.city, List.of("", "Rom", "Romsey", "Paris", "\u00e9")),
          new Field<>(ParcelFields.weight, p -> p.weight, List.of(-5, 0, 1, 7, 300)),
          new Field<>(ParcelFields.size, p -> p.size, List.of(-0.0, 0.0, 1.5, -2.5, Double.NaN)),
          new Field<>(
              ParcelFields.price,
              p -> p.price,
              Stream.of("-1.5", "0", "0.10", "12", "120", "1e20").map(BigDecimal::new).toList()),
          new Field<>(
              ParcelFields.sent,
              p -> p.sent,
              List.of(Instant.EPOCH, Instant.ofEpochSecond(-9, 5), Instant.ofEpochSecond(1 << 30))),
          new Field<>(ParcelFields.speed, p -> p.speed, List.of(TimeUnit.SECONDS, TimeUnit.DAYS)));

  private final Random random;

  RandomParcels(long seed) {
    random = new Random(seed);
  }

  private record Field<V extends Comparable<? super V>>(
      ComparableExpression<Parcel, V> handle, Function<Parcel, @Nullable V> java, List<V> values) {}

  /**
   * A query and its answer.
   *
   * @param expected the keys, in the order asked for
   */
  record Question(EntityQuery<Parcel> query, List<Integer> expected) {}

  private record Condition(org.entopic.query.Predicate<Parcel> query, Predicate<Parcel> java) {}

  Parcel parcel(int id) {
    var parcel = new Parcel();
    parcel.id = id;
    change(parcel);
    return parcel;
  }

  void change(Parcel parcel) {
    parcel.city = of(Arrays.asList(null, "", "Rom", "Romsey", "Paris", "\u00e9"));
    parcel.weight = random.nextInt(5) == 0 ? null : random.nextInt(20) - 5;
    parcel.size = of(List.of(-0.0, 0.0, 1.5, -2.5, Double.NaN, random.nextDouble()));
    parcel.price = random.nextInt(6) == 0 ? null : BigDecimal.valueOf(random.nextInt(300) - 150, 1);
    parcel.sent = random.nextInt(6) == 0 ? null : Instant.ofEpochSecond(random.nextInt(), 5);
    parcel.speed = random.nextInt(6) == 0 ? null : of(List.of(TimeUnit.values()));
  }

  private <E extends @Nullable Object> E of(List<E> list) {
    return list.get(random.nextInt(list.size()));
  }

  Question question(EntityQuery<Parcel> all, List<Parcel> stored) {
    EntityQuery<Parcel> query = all;
    Stream<Parcel> expected = stored.stream();
    for (int i = random.nextInt(3); i > 0; i--) {
      Condition condition = condition(of(FIELDS));
      query = query.where(condition.query());
      expected = expected.filter(condition.java());
    }
    boolean isUp = random.nextBoolean();
    Comparator<Parcel> byId = Comparator.comparing(p -> p.id);
    Ordering<Parcel> last = isUp ? ParcelFields.id.asc() : ParcelFields.id.desc();
    Comparator<Parcel> order = isUp ? byId : byId.reversed();
    if (random.nextInt(4) > 0) {
      Field<?> field = of(FIELDS);
      boolean same = random.nextInt(3) > 0 == isUp;
      query = query.orderBy(same ? field.handle().asc() : field.handle().desc()).thenBy(last);
      order = (same ? order(field) : order(field).reversed()).thenComparing(order);
    } else {
      query = query.orderBy(last);
    }
    expected = expected.sorted(order);
    if (random.nextBoolean()) {
      int skip = random.nextInt(4);
      int take = random.nextInt(12);
      query = query.skip(skip).take(take);
      expected = expected.skip(skip).limit(take);
    }
    return new Question(query, expected.map(p -> p.id).toList());
  }

  private static <V extends Comparable<? super V>> Comparator<Parcel> order(Field<V> field) {
    return Comparator.comparing(field.java(), Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  private <V extends Comparable<? super V>> Condition condition(Field<V> field) {
    V value = of(field.values());
    var handle = field.handle();
    return switch (random.nextInt(6)) {
      case 0 -> new Condition(handle.gt(value), p -> compare(field, p, value, 1, 1));
      case 1 -> new Condition(handle.ge(value), p -> compare(field, p, value, 0, 1));
      case 2 -> new Condition(handle.lt(value), p -> compare(field, p, value, -1, -1));
      case 3 -> new Condition(handle.le(value), p -> compare(field, p, value, -1, 0));
      case 4 -> new Condition(handle.isNull(), p -> Objects.isNull(field.java().apply(p)));
      default -> new Condition(handle.eq(value), p -> compare(field, p, value, 0, 0));
    };
  }

  private static <V extends Comparable<? super V>> boolean compare(
      Field<V> field, Parcel parcel, V value, int least, int most) {
    V own = field.java().apply(parcel);
    int order = own == null ? 9 : Integer.signum(own.compareTo(value));
    return order >= least && order <= most;
  }
}

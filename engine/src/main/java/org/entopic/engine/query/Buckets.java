package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Objects in numbered buckets, in each in the order in which they came; filled first, read then.
 * Not thread-safe.
 */
final class Buckets<T> {
  private final List<T> items;
  private int[] numbers;
  private int highest;
  private int @Nullable [] starts;
  private List<T> inOrder = List.of();

  Buckets() {
    this(new ArrayList<>(), new int[16], -1);
  }

  private Buckets(List<T> items, int[] numbers, int highest) {
    this.items = items;
    this.numbers = numbers;
    this.highest = highest;
  }

  /** Puts an object into a bucket. */
  void add(int number, T item) {
    if (items.size() == numbers.length) {
      numbers = Arrays.copyOf(numbers, numbers.length * 2);
    }
    numbers[items.size()] = number;
    highest = Math.max(highest, number);
    items.add(item);
  }

  /** Returns all objects, in the order in which they came. */
  List<T> items() {
    return items;
  }

  /** Returns the bucket of the object that came as one of all. */
  int number(int position) {
    return numbers[position];
  }

  /** Returns buckets with something made of each object, in the order in which they came. */
  <R> Buckets<R> map(Function<? super T, ? extends R> maker) {
    var made = new ArrayList<R>(items.size());
    for (T item : items) {
      made.add(maker.apply(item));
    }
    return new Buckets<>(made, numbers, highest);
  }

  /** Returns the objects in a bucket. */
  List<T> of(int number) {
    int[] bounds = bounds();
    return number < 0 || number > highest
        ? List.of()
        : inOrder.subList(bounds[number], bounds[number + 1]);
  }

  /** Returns the first object in a bucket, or null if it is empty. */
  @Nullable T first(int number) {
    int[] bounds = bounds();
    return number < 0 || number > highest || bounds[number] == bounds[number + 1]
        ? null
        : inOrder.get(bounds[number]);
  }

  private int[] bounds() {
    int[] known = starts;
    if (known == null) {
      known = sort();
      starts = known;
    }
    return known;
  }

  /** Sorts the objects by their numbers, unless they have come so. */
  private int[] sort() {
    var ends = new int[highest + 2];
    boolean isSorted = true;
    for (int i = 0; i < items.size(); i++) {
      ends[numbers[i] + 1]++;
      isSorted &= i == 0 || numbers[i - 1] <= numbers[i];
    }
    for (int number = 0; number <= highest; number++) {
      ends[number + 1] += ends[number];
    }
    inOrder = isSorted ? items : sorted(ends.clone());
    return ends;
  }

  @SuppressWarnings("unchecked")
  private List<T> sorted(int[] next) {
    var sorted = (T[]) new Object[items.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[next[numbers[i]]++] = items.get(i);
    }
    return Arrays.asList(sorted);
  }
}

package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.RowChange;
import org.entopic.spi.backend.RowGroups;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreAccess.Direction;

/** The view against a plain reference, whatever comes in whatever order. */
class SavePublicationPropertyTest {

  @Property(tries = 1500)
  void theViewShowsWhatThePlainReferenceShows(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int saves) {
    new Run(new Random(seed), saves, source()).play();
  }

  /** Returns where rows are kept. */
  StorageSource source() {
    return StorageSource.MEMORY;
  }

  /** One log, delivered to the view and to the reference. */
  private static final class Run {
    final Random random;
    final ViewFixture fixture;
    final RandomLog log;
    final ReferenceView reference = new ReferenceView();
    final Map<TopicSlice, Integer> delivered = new HashMap<>();
    final Map<String, Map<Integer, Long>> mirror = new HashMap<>();
    final List<Pinned> pinned = new ArrayList<>();

    /** An open view and what it must show as long as it is open. */
    record Pinned(ReadView view, Map<Integer, Long> left, Map<Integer, Long> right) {}

    Run(Random random, int saves, StorageSource source) {
      this.random = random;
      this.fixture = ViewFixture.ready(source);
      this.log = new RandomLog(random, List.of(fixture.left, fixture.right), saves);
      mirror.put("Left", new HashMap<>());
      mirror.put("Right", new HashMap<>());
      fixture.view.subscribe(this::hear);
    }

    void hear(Publication publication) {
      for (RowChange change : publication.changes()) {
        Map<Integer, Long> state = mirror.get(change.type().name());
        Long before =
            change.after() == null
                ? state.remove(change.key())
                : state.put((Integer) change.key(), fixture.left.amount(change.after()));
        assertThat(before)
            .isEqualTo(change.before() == null ? null : fixture.left.amount(change.before()));
      }
    }

    void play() {
      List<TopicSlice> open = new ArrayList<>(log.partitions());
      while (!open.isEmpty()) {
        TopicSlice slice = open.get(random.nextInt(open.size()));
        if (!deliver(slice)) {
          open.remove(slice);
        }
        step();
      }
      closeSaves();
      check();
      pinned.forEach(this::checkAndClose);
      assertThat(fixture.view.pendingSaves()).isEmpty();
    }

    /** Delivers a few records of a partition; false if there are no more. */
    boolean deliver(TopicSlice slice) {
      List<ViewRecord> records = log.records(slice);
      int from = delivered.getOrDefault(slice, 0);
      int to = Math.min(records.size(), from + 1 + random.nextInt(3));
      List<ViewRecord> batch = records.subList(from, to);
      fixture.view.apply(batch.stream().map(fixture.view::decode).toList());
      batch.forEach(reference::accept);
      delivered.put(slice, to);
      long position = to == records.size() ? log.end(slice) : records.get(to).offset();
      fixture.view.position(slice.topic(), slice.partition(), position);
      reference.position(slice, position);
      return to < records.size();
    }

    void step() {
      if (random.nextInt(8) == 0) {
        closeSaves();
      }
      check();
      if (random.nextInt(4) == 0) {
        pinned.add(new Pinned(fixture.view.open(), state("Left"), state("Right")));
      }
      if (!pinned.isEmpty() && random.nextInt(5) == 0) {
        checkAndClose(pinned.remove(random.nextInt(pinned.size())));
      }
    }

    void closeSaves() {
      for (IncompleteSave save : fixture.view.pendingSaves()) {
        var bounds = new HashMap<TopicSlice, Long>();
        save.partitions().forEach(slice -> bounds.put(slice, log.end(slice)));
        fixture.view.bound(save.saveId(), bounds);
        reference.bound(save.saveId(), bounds);
      }
    }

    Map<Integer, Long> state(String topic) {
      return reference.state(topic);
    }

    void check() {
      assertThat(fixture.leftState()).isEqualTo(state("Left"));
      assertThat(fixture.rightState()).isEqualTo(state("Right"));
      assertThat(mirror.get("Left")).isEqualTo(state("Left"));
      assertThat(mirror.get("Right")).isEqualTo(state("Right"));
    }

    void checkAndClose(Pinned pin) {
      try (ReadView view = pin.view()) {
        check(fixture.left, view, pin.left());
        check(fixture.right, view, pin.right());
      }
    }

    static void check(Items items, ReadView view, Map<Integer, Long> expected) {
      assertThat(items.state(view)).isEqualTo(expected);
      assertThat(view.count(items.type)).isEqualTo(expected.size());
      expected.forEach(
          (key, amount) -> {
            assertThat(items.amount(view.find(items.type, key))).isEqualTo(amount);
            var lookup =
                new StoreAccess.IndexLookup(items.type, items.index(), List.of((Object) amount));
            assertThat(items.keys(view, lookup)).contains(key);
          });
      for (long amount = 0; amount < RandomLog.AMOUNTS; amount++) {
        var lookup =
            new StoreAccess.IndexLookup(items.type, items.index(), List.of((Object) amount));
        for (Object key : items.keys(view, lookup)) {
          assertThat(expected.get((Integer) key)).isEqualTo(amount);
        }
      }
      checkGroups(items, view, expected);
      var range = new StoreAccess.KeyRange(items.type, null, null, Direction.ASCENDING);
      assertThat(items.keys(view, range))
          .containsExactlyElementsOf(new TreeMap<>(expected).keySet());
      assertThat(items.keys(view, items.byAmount(null, null, Direction.DESCENDING)))
          .isEqualTo(items.descendingByAmount(expected));
    }

    static void checkGroups(Items items, ReadView view, Map<Integer, Long> expected) {
      RowGroups groups = view.groups(items.type, items.keysByAmount);
      var count = new int[1];
      groups.forEach(state -> count[0]++);
      assertThat(count[0]).isEqualTo((int) expected.values().stream().distinct().count());
      for (long amount = 0; amount < RandomLog.AMOUNTS; amount++) {
        var wanted = new KeysByAmount.Sum();
        for (Map.Entry<Integer, Long> row : expected.entrySet()) {
          if (row.getValue() == amount) {
            wanted.rows++;
            wanted.keys += row.getKey();
          }
        }
        var found = (KeysByAmount.Sum) groups.find(amount);
        assertThat(found == null ? 0 : found.rows).isEqualTo(wanted.rows);
        assertThat(found == null ? 0 : found.keys).isEqualTo(wanted.keys);
      }
    }
  }
}

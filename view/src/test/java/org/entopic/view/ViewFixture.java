package org.entopic.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;

/** A view over two types, five partitions in all, and the steps of a feeder. */
final class ViewFixture {
  final Items left = new Items("Left", 3);
  final Items right = new Items("Right", 2);
  final List<BadRecord> bad = new ArrayList<>();
  final EntityView view;

  ViewFixture(StorageSource source) {
    this(BadRecordPolicy.SKIP, source);
  }

  ViewFixture(BadRecordPolicy policy, StorageSource source) {
    view = new EntityView(policy, bad::add, source);
    view.addStores(List.of(left.definition(), right.definition()));
  }

  /** Returns a fixture whose topics were empty when it began. */
  static ViewFixture ready(StorageSource source) {
    var fixture = new ViewFixture(source);
    fixture.begin(0).until(fixture.ends(0));
    return fixture;
  }

  Map<TopicSlice, Long> ends(long end) {
    var ends = new HashMap<TopicSlice, Long>();
    ends.putAll(left.ends(end));
    ends.putAll(right.ends(end));
    return ends;
  }

  Restoration begin(long end) {
    return view.begin(ends(end));
  }

  /** Applies records without telling positions. */
  void apply(ViewRecord... records) {
    view.apply(Arrays.stream(records).map(view::decode).toList());
  }

  /** Applies records and tells the position after each. */
  void feed(ViewRecord... records) {
    for (ViewRecord record : records) {
      apply(record);
      view.position(record.topic(), record.partition(), record.offset() + 1);
    }
  }

  /** Returns the manifest of a save that writes these keys of both types. */
  SaveManifest manifest(int[] leftKeys, int[] rightKeys) {
    var counts = new HashMap<TopicSlice, Integer>();
    for (int key : leftKeys) {
      counts.merge(left.slice(key), 1, Integer::sum);
    }
    for (int key : rightKeys) {
      counts.merge(right.slice(key), 1, Integer::sum);
    }
    return new SaveManifest(counts);
  }

  <T> T reading(Function<ReadView, T> function) {
    try (ReadView open = view.open()) {
      return function.apply(open);
    }
  }

  Map<Integer, Long> leftState() {
    return reading(left::state);
  }

  Map<Integer, Long> rightState() {
    return reading(right::state);
  }
}

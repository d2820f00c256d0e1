package org.entopic.view;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entopic.spi.backend.SaveManifest.TopicSlice;

/**
 * What a view must show, as plainly as can be: all records that are visible are kept, and the state
 * is computed from them anew, the highest offset of each key.
 */
final class ReferenceView {
  private final List<ViewRecord> visible = new ArrayList<>();
  private final Map<UUID, Save> saves = new HashMap<>();
  private final Set<String> singles = new HashSet<>();
  private final Map<TopicSlice, Long> positions = new HashMap<>();

  /** A save of which a manifest has been seen. */
  private static final class Save {
    final Map<TopicSlice, Integer> expected;
    final Map<TopicSlice, Long> bounds = new HashMap<>();
    final List<ViewRecord> held = new ArrayList<>();
    boolean isReleased;

    Save(Map<TopicSlice, Integer> expected) {
      this.expected = expected;
    }

    boolean has(ViewRecord record) {
      return held.stream().anyMatch(each -> name(each).equals(name(record)));
    }

    boolean isMet(TopicSlice slice) {
      long count = held.stream().filter(record -> slice(record).equals(slice)).count();
      return count >= expected.get(slice);
    }
  }

  private static TopicSlice slice(ViewRecord record) {
    return new TopicSlice(record.topic(), record.partition());
  }

  private static String name(ViewRecord record) {
    return record.topic() + ByteBuffer.wrap(record.key()).getInt();
  }

  void accept(ViewRecord record) {
    UUID id = record.saveId();
    if (id == null) {
      visible.add(record);
      return;
    }
    if (!saves.containsKey(id)) {
      if (record.manifest() == null) {
        if (singles.add(id + name(record))) {
          visible.add(record);
        }
        return;
      }
      saves.put(id, new Save(record.manifest().counts()));
    }
    Save save = saves.get(id);
    TopicSlice slice = slice(record);
    boolean isRepeat =
        save.isReleased
            ? !save.bounds.containsKey(slice)
            : save.has(record) || save.isMet(slice) && !save.bounds.containsKey(slice);
    if (isRepeat) {
      return;
    }
    if (save.isReleased) {
      visible.add(record);
    } else {
      save.held.add(record);
      release(save);
    }
  }

  void bound(UUID id, Map<TopicSlice, Long> bounds) {
    saves.get(id).bounds.putAll(bounds);
    release(saves.get(id));
  }

  void position(TopicSlice slice, long position) {
    positions.put(slice, position);
    saves.values().forEach(this::release);
  }

  private void release(Save save) {
    boolean isWhole = true;
    for (TopicSlice slice : save.expected.keySet()) {
      Long bound = save.bounds.get(slice);
      boolean isPassed = bound != null && positions.getOrDefault(slice, 0L) >= bound;
      isWhole &= isPassed || save.isMet(slice);
    }
    if (isWhole && !save.isReleased) {
      save.isReleased = true;
      visible.addAll(save.held);
    }
  }

  /** Returns amounts by key. */
  Map<Integer, Long> state(String topic) {
    Map<Integer, ViewRecord> last = new HashMap<>();
    for (ViewRecord record : visible) {
      if (record.topic().equals(topic) && record.value() != Items.DAMAGED) {
        int key = ByteBuffer.wrap(record.key()).getInt();
        last.merge(key, record, (a, b) -> a.offset() > b.offset() ? a : b);
      }
    }
    Map<Integer, Long> state = new HashMap<>();
    last.forEach(
        (key, record) -> {
          if (record.value() != null) {
            state.put(key, ByteBuffer.wrap(record.value()).getLong());
          }
        });
    return state;
  }
}

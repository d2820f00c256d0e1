package org.entopic.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;

/**
 * Partitions into which saves have written in any order, each partition in another; some records
 * are compacted away, some were sent twice.
 */
final class RandomLog {
  static final int AMOUNTS = 5;
  private static final int KEYS = 6;

  private final Random random;
  private final Map<TopicSlice, List<ViewRecord>> partitions = new LinkedHashMap<>();
  private final Map<TopicSlice, Long> ends = new HashMap<>();

  /** A record before it has a place. */
  private record Draft(Items items, int key, byte[] value, UUID save, SaveManifest manifest) {}

  RandomLog(Random random, List<Items> types, int saves) {
    this.random = random;
    Map<TopicSlice, List<List<Draft>>> blocks = new LinkedHashMap<>();
    for (Items items : types) {
      items.ends(0).keySet().forEach(slice -> blocks.put(slice, new ArrayList<>()));
    }
    for (int save = 0; save < saves; save++) {
      write(types, new UUID(0, save + 1)).forEach((slice, block) -> blocks.get(slice).add(block));
    }
    blocks.forEach(this::interleave);
  }

  private Map<TopicSlice, List<Draft>> write(List<Items> types, UUID save) {
    List<Draft> drafts = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    int size = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(6);
    while (drafts.size() < size) {
      Items items = types.get(random.nextInt(types.size()));
      int key = random.nextInt(KEYS);
      byte[] value = random.nextInt(4) == 0 ? null : Items.bytes(random.nextInt(AMOUNTS));
      if (random.nextInt(20) == 0) {
        value = Items.DAMAGED;
      }
      if (keys.add(items.topic() + key)) {
        drafts.add(new Draft(items, key, value, save, null));
      }
    }
    Map<TopicSlice, Integer> counts = new HashMap<>();
    drafts.forEach(draft -> counts.merge(draft.items().slice(draft.key()), 1, Integer::sum));
    Map<TopicSlice, List<Draft>> block = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      List<Draft> own =
          block.computeIfAbsent(draft.items().slice(draft.key()), slice -> new ArrayList<>());
      boolean isFirst = own.isEmpty() && size > 1;
      own.add(
          new Draft(
              draft.items(),
              draft.key(),
              draft.value(),
              size == 1 && random.nextBoolean() ? null : save,
              isFirst ? new SaveManifest(counts) : null));
    }
    return block;
  }

  /** Mixes the records of saves, those of one save in their order, and gives them offsets. */
  private void interleave(TopicSlice slice, List<List<Draft>> blocks) {
    Collections.shuffle(blocks, random);
    List<List<Draft>> open = new ArrayList<>();
    List<ViewRecord> records = new ArrayList<>();
    long offset = random.nextInt(3);
    while (!blocks.isEmpty() || !open.isEmpty()) {
      if (open.isEmpty() || !blocks.isEmpty() && random.nextInt(3) == 0) {
        open.add(new ArrayList<>(blocks.remove(0)));
      }
      List<Draft> block = open.get(random.nextInt(open.size()));
      Draft draft = block.remove(0);
      records.add(
          draft.items().record(offset, draft.key(), draft.value(), draft.save(), draft.manifest()));
      offset += 1 + random.nextInt(2);
      if (block.isEmpty()) {
        open.remove(block);
      }
      if (random.nextInt(10) == 0) {
        ViewRecord again = records.get(random.nextInt(records.size()));
        if (again.saveId() != null) {
          records.add(at(again, offset++));
        }
      }
    }
    compact(records);
    partitions.put(slice, records);
    ends.put(slice, offset + random.nextInt(3));
  }

  private static ViewRecord at(ViewRecord record, long offset) {
    return new ViewRecord(
        record.topic(),
        record.partition(),
        offset,
        record.timestamp(),
        record.key(),
        record.value(),
        record.fingerprint(),
        record.saveId(),
        record.manifest());
  }

  /** Takes some records away that have a later one with their key. */
  private void compact(List<ViewRecord> records) {
    for (int i = records.size() - 2; i >= 0; i--) {
      byte[] key = records.get(i).key();
      boolean isSuperseded =
          records.subList(i + 1, records.size()).stream()
              .anyMatch(later -> java.util.Arrays.equals(later.key(), key));
      if (isSuperseded && random.nextInt(4) == 0) {
        records.remove(i);
      }
    }
  }

  List<TopicSlice> partitions() {
    return List.copyOf(partitions.keySet());
  }

  List<ViewRecord> records(TopicSlice slice) {
    return partitions.get(slice);
  }

  long end(TopicSlice slice) {
    return ends.get(slice);
  }
}

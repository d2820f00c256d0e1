package org.entopic.backend.memory;

import java.util.UUID;
import java.util.zip.CRC32C;
import org.entopic.spi.backend.SaveManifest.TopicSlice;

/** The partitions of a topic and their next offsets; guarded by the database. */
final class MemoryTopic {
  final String name;
  final UUID id = UUID.randomUUID();
  private final long[] next;

  MemoryTopic(String name, int partitions) {
    this.name = name;
    this.next = new long[partitions];
  }

  int partitions() {
    return next.length;
  }

  TopicSlice slice(byte[] key) {
    var hash = new CRC32C();
    hash.update(key);
    return new TopicSlice(name, (int) (hash.getValue() % next.length));
  }

  long append(int partition) {
    return next[partition]++;
  }

  long end(int partition) {
    return next[partition];
  }
}

package org.entopic.spi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.junit.jupiter.api.Test;

class SaveManifestTest {
  private static final SaveManifest MANIFEST =
      new SaveManifest(
          Map.of(
              new TopicSlice("shop.Order", 0), 3,
              new TopicSlice("shop.Order", 7), 1,
              new TopicSlice("shop.Bücher", 0), Integer.MAX_VALUE - 10));

  @Test
  void manifestsComeBack() {
    assertThat(SaveManifest.decode(MANIFEST.encode())).isEqualTo(MANIFEST);
    assertThat(SaveManifest.decode(new byte[0])).isEqualTo(new SaveManifest(Map.of()));
  }

  @Test
  void theTotalIsTheSum() {
    assertThat(MANIFEST.total()).isEqualTo(Integer.MAX_VALUE - 6);
  }

  @Test
  void theCountsAreACopy() {
    Map<TopicSlice, Integer> counts = new HashMap<>();
    counts.put(new TopicSlice("a", 0), 1);
    var manifest = new SaveManifest(counts);
    counts.clear();
    assertThat(manifest.total()).isEqualTo(1);
  }

  @Test
  void truncatedBytesAreRefused() {
    byte[] bytes = new SaveManifest(Map.of(new TopicSlice("topic", 1), 2)).encode();
    for (int length = 1; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> SaveManifest.decode(part))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void senselessEntriesAreRefused() {
    for (int[] entry : new int[][] {{-1, 1}, {0, 0}, {0, -5}}) {
      byte[] bytes =
          ByteBuffer.allocate(11)
              .putShort((short) 1)
              .put((byte) 'a')
              .putInt(entry[0])
              .putInt(entry[1])
              .array();
      assertThatThrownBy(() -> SaveManifest.decode(bytes))
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] once = new SaveManifest(Map.of(new TopicSlice("a", 1), 2)).encode();
    byte[] twice = ByteBuffer.allocate(once.length * 2).put(once).put(once).array();
    assertThatThrownBy(() -> SaveManifest.decode(twice))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

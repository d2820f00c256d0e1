package org.entopic.tck.serde;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes at random, the same way for the same seed. */
final class Damage {
  private final Random random;

  Damage(long seed) {
    random = new Random(seed);
  }

  byte[] of(byte[] bytes) {
    return switch (random.nextInt(5)) {
      case 0 -> garbage();
      case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 2 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(8));
      case 3 -> copied(bytes);
      default -> flipped(bytes);
    };
  }

  private byte[] garbage() {
    var garbage = new byte[random.nextInt(64)];
    random.nextBytes(garbage);
    return garbage;
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    for (int i = random.nextInt(4); i >= 0 && flipped.length > 0; i--) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] copied(byte[] bytes) {
    byte[] copied = bytes.clone();
    if (copied.length > 1) {
      int from = random.nextInt(copied.length);
      int to = random.nextInt(copied.length);
      System.arraycopy(bytes, from, copied, to, random.nextInt(copied.length - Math.max(from, to)));
    }
    return copied;
  }
}

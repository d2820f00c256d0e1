package org.entopic.kafka;

/** What a consumer does when the position it wants is not in the log. */
public enum OffsetReset {
  /** It throws, because records were lost. */
  FAIL("none"),
  /** It starts over with the oldest record. */
  EARLIEST("earliest");

  private final String value;

  OffsetReset(String value) {
    this.value = value;
  }

  String value() {
    return value;
  }
}

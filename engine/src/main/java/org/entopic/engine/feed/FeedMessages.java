package org.entopic.engine.feed;

/** What is said about misuse of feeds. */
final class FeedMessages {
  private FeedMessages() {}

  static IllegalStateException closed(String database) {
    return new IllegalStateException(
        "FEED-01: The factory of database '"
            + database
            + "' is closed. Subscribe before, or open another factory.");
  }

  static IllegalArgumentException badDemand(long count) {
    return new IllegalArgumentException(
        "FEED-02: " + count + " events were requested. Request at least one.");
  }
}

package org.entopic;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.entopic.ConsistencyToken.Position;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as text: version, save, and four parts for each position, with a separator that no name of
 * a topic has.
 */
final class TokenText {
  private static final String VERSION = "1";
  private static final String SEPARATOR = "~";
  private static final int HEAD = 2;
  private static final int PARTS = 4;

  private TokenText() {}

  static String of(ConsistencyToken token) {
    var text = new StringJoiner(SEPARATOR).add(VERSION).add(token.saveId().toString());
    for (Position position : token.positions()) {
      text.add(position.topic())
          .add(position.topicId().toString())
          .add(Integer.toString(position.partition()))
          .add(Long.toString(position.offset()));
    }
    return text.toString();
  }

  static ConsistencyToken parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    if (!parts[0].equals(VERSION) || parts.length < HEAD || (parts.length - HEAD) % PARTS != 0) {
      throw unreadable(null);
    }
    try {
      List<Position> positions = new ArrayList<>();
      for (int i = HEAD; i < parts.length; i += PARTS) {
        positions.add(position(parts[i], parts[i + 1], parts[i + 2], parts[i + 3]));
      }
      return new ConsistencyToken(UUID.fromString(parts[1]), positions);
    } catch (IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  private static Position position(String topic, String topicId, String partition, String offset) {
    var position =
        new Position(
            topic, UUID.fromString(topicId), Integer.parseInt(partition), Long.parseLong(offset));
    if (topic.isEmpty() || position.partition() < 0 || position.offset() < 0) {
      throw new IllegalArgumentException("no position");
    }
    return position;
  }

  /** The text is not repeated: whoever sent it may be anybody. */
  private static IllegalArgumentException unreadable(@Nullable Throwable e) {
    return new IllegalArgumentException(
        "API-18: A text is no consistency token that this version understands. Pass on what"
            + " ConsistencyToken.toString() returned, unchanged.",
        e);
  }
}

package org.entopic;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * Positions that a view must have passed to hold what a save wrote.
 *
 * <p>Immutable and thread-safe. A token goes wherever text goes, for instance into a cookie, and is
 * of use in every process that has the same database open:
 *
 * <pre>{@code
 * String text = db.saveChanges().token().toString();
 *
 * // on another machine
 * factory.await(ConsistencyToken.parse(text), Duration.ofSeconds(5));
 * }</pre>
 *
 * @param saveId the save, which must be visible too
 * @param positions the highest position in each partition the save wrote to
 * @see EntityContextFactory#await
 * @see org.entopic.query.EntityQuery#atLeast
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ConsistencyToken(UUID saveId, List<Position> positions) implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * A position in a partition.
   *
   * @param topic the topic's name
   * @param topicId the topic's id, which tells it from a later topic of the same name
   * @param partition the partition
   * @param offset the offset of the last record
   */
  public record Position(String topic, UUID topicId, int partition, long offset)
      implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** Copies the positions. */
  public ConsistencyToken {
    positions = List.copyOf(positions);
  }

  /**
   * Returns the token that a text stands for.
   *
   * @param text what {@link #toString()} returned, here or in another process
   * @throws IllegalArgumentException if it is no token
   */
  public static ConsistencyToken parse(String text) {
    return TokenText.parse(text);
  }

  /**
   * Returns the token as text, which {@link #parse} understands: letters, digits and {@code . _ -
   * ~} only, so that it needs no escaping in URLs, headers and cookies.
   */
  @Override
  public String toString() {
    return TokenText.of(this);
  }
}

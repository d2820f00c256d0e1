package org.entopic.spi.backend;

import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;

/**
 * Gives out numbers, each once in the whole database, whichever process asks.
 *
 * <p>Implementations are thread-safe. What was given out and not used is lost.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface NumberSequences {

  /**
   * A block of consecutive numbers.
   *
   * @param first the first number, at least 1
   * @param count how many there are
   */
  record Numbers(long first, long count) {}

  /**
   * Takes the next numbers of a sequence; the first of a new sequence is 1.
   *
   * <p>The future fails with {@link org.entopic.StoreNotReadyException} if no numbers could be
   * taken in time; some may be lost then.
   *
   * @param sequence the sequence's name
   * @param count how many numbers to take, at least 1
   * @param after a number that all taken ones are greater than
   */
  CompletableFuture<Numbers> take(String sequence, long count, long after);
}

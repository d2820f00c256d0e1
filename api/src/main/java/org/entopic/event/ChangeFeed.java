package org.entopic.event;

import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * The committed changes of an entity type, whichever process made them, in the order in which they
 * became visible here.
 *
 * <p>Thread-safe. Events are delivered one at a time on a thread of the factory's, never on the one
 * that feeds the view. A subscriber that throws is logged and goes on receiving.
 *
 * <pre>{@code
 * try (var subscription = factory.changes(Blog.class).subscribe(change -> log.info("{}", change))) {
 *   …
 * }
 * }</pre>
 *
 * @param <T> the entity class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ChangeFeed<T> {

  /** Calls a subscriber with every change from now on. */
  Subscription subscribe(Consumer<? super ChangeEvent<T>> subscriber);

  /** Returns the feed as a publisher that honours demand; what is not asked for waits in memory. */
  Flow.Publisher<ChangeEvent<T>> asPublisher();
}

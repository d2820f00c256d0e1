package org.entopic;

import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;

/**
 * Saves of one or several contexts that are written together, or not at all.
 *
 * <p>While it is open, {@code saveChanges()} of its contexts collects: generated keys are taken,
 * what the local view can tell is checked, the tracker accepts, and nothing is sent. {@link
 * #commit()} writes everything as one save, checked as a whole. Queries of its contexts, and of no
 * others, see what it has collected over what is stored. No lock and no transaction of the store is
 * held while the program goes on.
 *
 * <p>Not thread-safe: use it, and the contexts that take part, from one thread at a time.
 *
 * <pre>{@code
 * try (var db = factory.create(); var transaction = db.begin()) {
 *   db.accounts.find("Ada").orElseThrow().add(-10);
 *   db.saveChanges();
 *   try (var log = factory.create(transaction)) {
 *     log.entries.add(new Entry("Ada", -10));
 *     log.saveChanges();
 *   }
 *   transaction.commit();
 * }
 * }</pre>
 *
 * @see EntityContext#begin()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Transaction extends AutoCloseable {

  /** How a transaction stands. */
  enum State {
    /** It collects. */
    ACTIVE,
    /** It is being written. */
    COMMITTING,
    /** All of it is written. */
    COMMITTED,
    /** Nothing of it is written. */
    ROLLED_BACK,
    /** It was sent, and the store did not answer in time: all or nothing of it is written. */
    UNKNOWN
  }

  /** Returns how it stands. */
  State state();

  /**
   * Writes everything that was saved within it, all or nothing, and returns when this process can
   * read it. If it throws anything but {@link SaveNotVisibleException}, the transaction has ended
   * and its contexts are as after {@link #rollback()}: they can settle what is wrong and save
   * again.
   *
   * @throws SaveFailedException if nothing was written
   * @throws SaveNotVisibleException if everything was written, and this process cannot read it in
   *     time
   * @throws SaveOutcomeUnknownException if the store did not answer in time
   * @throws StoreNotReadyException if the store cannot be reached; nothing was written
   * @throws IllegalStateException if it has ended, or one of its contexts is in use; then nothing
   *     happens
   */
  SaveResult commit();

  /** Writes as {@link #commit()}, without blocking the caller. */
  CompletableFuture<SaveResult> commitAsync();

  /**
   * Ends it and writes nothing. What its contexts had saved within it is to be saved again: states
   * and original values are those of before, values of entities stay as the program left them.
   * Entities that a context has read of what others saved within it are forgotten. Does nothing
   * once it has ended.
   *
   * @throws IllegalStateException if one of its contexts is in use
   */
  void rollback();

  /**
   * Always refused: a transaction is written as a whole. Begin another one for what is to be kept
   * in any case.
   *
   * @throws UnsupportedOperationException always
   */
  default void createSavepoint(String name) {
    throw new UnsupportedOperationException(
        "API-19: There are no savepoints, as a transaction is written as a whole. Commit what is to"
            + " be kept in a transaction of its own.");
  }

  /** Rolls back what was not committed. */
  @Override
  void close();
}

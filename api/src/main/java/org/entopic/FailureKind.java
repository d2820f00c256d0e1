package org.entopic;

import org.apiguardian.api.API;

/**
 * What a failure means for running a unit of work again.
 *
 * <p>Backends tell their own failures in these terms. For Kafka: its retriable failures, aborted
 * transactions and producers that others fenced are tried again until the save time-out, and are
 * transient then; records that brokers refuse for what they are, and missing rights, are fatal;
 * confirmations that got lost are looked up, and are unknown where that does not succeed in time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum FailureKind {
  /**
   * Nothing is written, and the same work can succeed when it runs again: the store was away, or
   * somebody else has changed what was read.
   */
  TRANSIENT,
  /** It may be written: run the work again only if that does no harm. */
  UNKNOWN,
  /** Running again does not help, or everything is written already. */
  FATAL;

  /** Returns what a failure means. */
  public static FailureKind of(Throwable failure) {
    if (failure instanceof SaveOutcomeUnknownException) {
      return UNKNOWN;
    }
    return failure instanceof StoreNotReadyException
            || failure instanceof ConcurrencyConflictException
        ? TRANSIENT
        : FATAL;
  }
}

package org.entopic.kafka;

import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.entopic.StoreNotReadyException;
import org.jspecify.annotations.Nullable;

/** What the failures of producers mean. */
final class WriteFailures {
  private static final Set<Class<?>> REFUSALS =
      Set.of(
          RecordTooLargeException.class,
          RecordBatchTooLargeException.class,
          InvalidRecordException.class,
          InvalidTopicException.class,
          PolicyViolationException.class,
          TopicAuthorizationException.class);

  private WriteFailures() {}

  /** Returns whether a broker refused a record for what it is. */
  static boolean isRefusal(Throwable failure) {
    return REFUSALS.contains(failure.getClass());
  }

  /** Returns what says that a right is missing, which no other attempt will have; or null. */
  static @Nullable AuthorizationException missingRight(Throwable failure) {
    if (failure instanceof AuthorizationException missing) {
      return missing;
    }
    return failure.getCause() instanceof RuntimeException cause ? missingRight(cause) : null;
  }

  /** Returns whether another attempt can succeed. */
  static boolean isPassing(Throwable failure) {
    return failure instanceof RetriableException
        || failure instanceof StoreNotReadyException
        || failure instanceof TransactionAbortableException
        || isFencing(failure)
        || (failure.getCause() instanceof RuntimeException cause && isPassing(cause));
  }

  /**
   * Returns whether another producer has the transactional id by now. That shows in many ways, at
   * the turn of a producer id, every 32,000 transactions or so, in others still.
   */
  static boolean isFencing(Throwable failure) {
    return failure instanceof ProducerFencedException
        || failure instanceof InvalidProducerEpochException
        || failure instanceof InvalidTxnStateException
        || failure instanceof InvalidPidMappingException
        || failure instanceof UnknownProducerIdException
        || (failure.getCause() instanceof RuntimeException cause && isFencing(cause));
  }
}

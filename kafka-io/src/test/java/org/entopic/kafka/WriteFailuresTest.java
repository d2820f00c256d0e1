package org.entopic.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.ConcurrentTransactionsException;
import org.apache.kafka.common.errors.CoordinatorNotAvailableException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a save for each failure that a producer may report. */
class WriteFailuresTest {
  private enum Kind {
    /** The record is to blame: the save fails, others go on with the same producer. */
    REFUSED,
    /** Another producer has the transactional id: the lease is lost, and taken again. */
    FENCED,
    /** Another attempt can succeed. */
    PASSING,
    /** No other attempt can succeed, whatever is sent. */
    FATAL
  }

  static Stream<Arguments> failures() {
    return Stream.of(
            of(
                Kind.REFUSED,
                new RecordTooLargeException("larger than max.request.size"),
                new RecordBatchTooLargeException("larger than the segment"),
                new InvalidRecordException("no key in a compacted topic"),
                new InvalidTopicException("no such name"),
                new PolicyViolationException("not allowed"),
                new TopicAuthorizationException("no WRITE")),
            of(
                Kind.FENCED,
                new ProducerFencedException("newer epoch"),
                new InvalidProducerEpochException("old epoch"),
                new InvalidTxnStateException("no transaction"),
                new InvalidPidMappingException("id turned over"),
                new UnknownProducerIdException("id forgotten")),
            of(
                Kind.PASSING,
                new TimeoutException("not acknowledged"),
                new DisconnectException("connection lost"),
                new NotEnoughReplicasException("min.insync.replicas"),
                new NotLeaderOrFollowerException("leader moved"),
                new CoordinatorNotAvailableException("coordinator moves"),
                new ConcurrentTransactionsException("markers are being written"),
                new UnknownTopicOrPartitionException("not created yet"),
                new TransactionAbortableException("abort and try again"),
                KafkaMessages.storeAway("host:9092", new TimeoutException("not acknowledged"))),
            of(
                Kind.FATAL,
                new OutOfOrderSequenceException("a batch is missing"),
                new TransactionalIdAuthorizationException("no WRITE of the transactional id"),
                new ClusterAuthorizationException("no IDEMPOTENT_WRITE"),
                new AuthenticationException("wrong password"),
                new UnsupportedVersionException("old broker"),
                new IllegalStateException("closed"),
                new KafkaException("anything else")))
        .flatMap(all -> all);
  }

  private static Stream<Arguments> of(Kind kind, RuntimeException... failures) {
    return Stream.of(failures).map(failure -> arguments(failure, kind));
  }

  private static Kind kind(RuntimeException failure) {
    if (WriteFailures.isRefusal(failure)) {
      return Kind.REFUSED;
    }
    if (WriteFailures.isFencing(failure)) {
      return Kind.FENCED;
    }
    return WriteFailures.isPassing(failure) ? Kind.PASSING : Kind.FATAL;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void eachFailureHasItsMeaning(RuntimeException failure, Kind kind) {
    assertThat(kind(failure)).isEqualTo(kind);
    assertThat(WriteFailures.isPassing(failure))
        .isEqualTo(kind == Kind.PASSING || kind == Kind.FENCED);
    if (kind == Kind.FENCED || kind == Kind.PASSING) {
      var wrapped = new KafkaException("in error state", new KafkaException(failure));
      assertThat(kind(wrapped)).isEqualTo(kind);
    }
  }
}

package org.entopic.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.entopic.EntityStoreException;

/** Waits for replies of an admin client until a deadline and says what failures mean. */
final class AdminReplies {
  private final String bootstrapServers;
  private final Deadline deadline;

  AdminReplies(String bootstrapServers, Deadline deadline) {
    this.bootstrapServers = bootstrapServers;
    this.deadline = deadline;
  }

  <T> T await(String call, KafkaFuture<T> reply) {
    try {
      return attempt(reply);
    } catch (ExecutionException e) {
      throw meaning(call, cause(e));
    }
  }

  /** Waits and leaves it to the caller what a failure of the call itself means. */
  <T> T attempt(KafkaFuture<T> reply) throws ExecutionException {
    try {
      return reply.get(deadline.remaining().toMillis() + 1, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw KafkaMessages.unreachable(bootstrapServers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KafkaMessages.interrupted(bootstrapServers, e);
    }
  }

  EntityStoreException meaning(String call, Throwable failure) {
    if (failure instanceof AuthorizationException || failure instanceof AuthenticationException) {
      return KafkaMessages.notPermitted(call, failure);
    }
    return failure instanceof RetriableException
        ? KafkaMessages.unreachable(bootstrapServers, failure)
        : KafkaMessages.callFailed(call, failure);
  }

  /** Rests before another attempt. */
  void pause(String call, Throwable last) {
    if (deadline.passed()) {
      throw meaning(call, last);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw KafkaMessages.interrupted(bootstrapServers, last);
    }
    deadline.pause(Duration.ofMillis(50));
  }

  static Throwable cause(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : cause;
  }
}

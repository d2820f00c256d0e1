package org.entopic.engine;

import java.time.Duration;
import org.entopic.SaveFailedException;
import org.entopic.Transaction;

/** What is said about transactions. */
final class TransactionMessages {
  private TransactionMessages() {}

  static IllegalStateException nested(String context) {
    return new IllegalStateException(
        "TRX-01: "
            + context
            + " takes part in a transaction already, and transactions do not nest. Commit it or roll"
            + " it back before, or use another context.");
  }

  static IllegalStateException ended(Transaction.State state) {
    return new IllegalStateException(
        "TRX-02: The transaction is over: "
            + state
            + ". Begin another one for what comes after it.");
  }

  static SaveFailedException timedOut(Duration timeout) {
    return new SaveFailedException(
        "TRX-03: The transaction was not committed within "
            + timeout
            + ", so nothing of it is written any more. Begin it again, with more time or less to"
            + " do.");
  }

  static IllegalArgumentException foreign(String context) {
    return new IllegalArgumentException(
        "TRX-04: The transaction belongs to another factory than "
            + context
            + ". Create the context by the factory whose context began the transaction.");
  }
}

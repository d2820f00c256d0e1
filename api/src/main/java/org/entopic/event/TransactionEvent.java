package org.entopic.event;

import java.time.Duration;
import org.apiguardian.api.API;
import org.entopic.Transaction;

/**
 * Something happens to a transaction.
 *
 * @param transaction the transaction, with its state; it must not be used otherwise
 * @param sinceBegin how long ago it began
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TransactionEvent(Transaction transaction, Duration sinceBegin) {}

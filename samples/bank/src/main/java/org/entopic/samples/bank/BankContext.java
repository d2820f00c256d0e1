package org.entopic.samples.bank;

import java.time.Duration;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.RetryStrategy;

/** The bank: accounts, and what was moved between them. */
public final class BankContext extends EntityContext {
  public final EntitySet<Account> accounts = set(Account.class);
  public final EntitySet<Transfer> transfers = set(Transfer.class);

  /** Opens the bank at brokers; transfers that meet others run again. */
  public static EntityContextFactory<BankContext> open(String brokers) {
    return EntityContextFactory.of(BankContext::new)
        .database("bank")
        .bootstrapServers(brokers)
        .retries(RetryStrategy.retries(100).pauses(Duration.ofMillis(1), Duration.ofMillis(50)))
        .open();
  }
}

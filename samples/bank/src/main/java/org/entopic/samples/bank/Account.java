package org.entopic.samples.bank;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** An account; its version makes transfers that meet find each other. */
@Entity
public class Account {
  @Id private int number;
  private long balance;
  @Version private long version;

  protected Account() {}

  /** Opens an account. */
  public Account(int number, long balance) {
    this.number = number;
    this.balance = balance;
  }

  /** Returns the number. */
  public int number() {
    return number;
  }

  /** Returns the balance. */
  public long balance() {
    return balance;
  }

  /** Returns how often the account was written. */
  public long version() {
    return version;
  }

  /** Pays in, or out where the amount is negative. */
  public void pay(long amount) {
    balance += amount;
  }
}

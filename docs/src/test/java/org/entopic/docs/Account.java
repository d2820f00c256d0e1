package org.entopic.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** An account whose conflicts are found. */
@Entity
public class Account {
  @Id private String owner;
  private long balance;
  @Version private int version;

  protected Account() {}

  public Account(String owner, long balance) {
    this.owner = owner;
    this.balance = balance;
  }

  public String getOwner() {
    return owner;
  }

  public long getBalance() {
    return balance;
  }

  public void add(long amount) {
    balance += amount;
  }
}

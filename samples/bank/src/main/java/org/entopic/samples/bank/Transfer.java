package org.entopic.samples.bank;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What was moved: written with the accounts, all or nothing. */
@Entity
public class Transfer {
  @Id private String id;
  private int fromAccount;
  private int toAccount;
  private long amount;

  protected Transfer() {
    this.id = "";
  }

  /** Records a transfer. */
  public Transfer(String id, int fromAccount, int toAccount, long amount) {
    this.id = id;
    this.fromAccount = fromAccount;
    this.toAccount = toAccount;
    this.amount = amount;
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns what the transfer did to an account. */
  public long effectOn(int account) {
    return (toAccount == account ? amount : 0) - (fromAccount == account ? amount : 0);
  }
}

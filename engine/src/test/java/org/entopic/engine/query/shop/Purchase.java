package org.entopic.engine.query.shop;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;

/** A dependent with a composite key. */
@Entity
public class Purchase {
  @EmbeddedId public PurchaseKey id;
  public long cents;
  @ManyToOne public Customer customer;

  protected Purchase() {}

  public Purchase(String region, int number, long cents, Customer customer) {
    this.id = new PurchaseKey(region, number);
    this.cents = cents;
    this.customer = customer;
  }

  @Override
  public String toString() {
    return id.region() + id.number();
  }
}

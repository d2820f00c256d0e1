package org.entopic.engine.query.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;

/** The only dependent of its principal. */
@Entity
public class Card {
  @Id public String number;
  @OneToOne public Customer customer;

  protected Card() {}

  public Card(String number, Customer customer) {
    this.number = number;
    this.customer = customer;
  }
}

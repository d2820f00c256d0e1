package org.entopic.engine.query.shop;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** A principal with properties of many types; most of them may be null. */
@Entity
public class Customer {
  @Id public int id;
  public String name;
  public Integer rating;
  public int visits;
  public double score;
  public Float weight;
  public BigDecimal balance;
  public UUID token;
  public Tier tier;
  public LocalDate since;
  public boolean active;
  public Address address;

  @Convert(converter = LocaleConverter.class)
  public Locale language;

  public byte[] photo;
  @ManyToOne public Customer referrer;

  @OneToMany(mappedBy = "customer")
  public List<Purchase> purchases = new ArrayList<>();

  @OneToOne(mappedBy = "customer")
  public Card card;

  @ManyToMany public Set<Club> clubs = new HashSet<>();

  protected Customer() {}

  public Customer(int id) {
    this.id = id;
  }

  public Customer(int id, String name, int visits) {
    this.id = id;
    this.name = name;
    this.visits = visits;
  }

  @Override
  public String toString() {
    return "customer " + id;
  }
}

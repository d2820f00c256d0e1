package org.entopic.engine.query.shop;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A self-referring entity with values of every kind. */
@Entity
public class Item {
  @Id public int id;
  public String name;
  public Integer rating;
  public long visits;
  public double score;
  public Float weight;
  public Character letter;
  public BigDecimal price;
  public UUID token;
  public Tier tier;
  public LocalDate since;
  public boolean active;
  public Address address;

  @Convert(converter = LocaleConverter.class)
  public Locale language;

  @ManyToOne public Item parent;

  @OneToMany(mappedBy = "parent")
  public List<Item> children = new ArrayList<>();

  @OneToMany(mappedBy = "item")
  public List<Piece> pieces = new ArrayList<>();

  @Override
  public String toString() {
    return "item " + id;
  }
}

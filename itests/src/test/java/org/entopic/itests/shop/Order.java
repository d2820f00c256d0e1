package org.entopic.itests.shop;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order; its lines are saved and deleted with it. */
@Entity
public class Order {
  @Id private int id;

  @Column(nullable = false)
  private @Nullable String customer;

  private int revision;

  @OneToMany(mappedBy = "order", cascade = CascadeType.REMOVE)
  private List<OrderLine> lines = new ArrayList<>();

  protected Order() {}

  public Order(int id, @Nullable String customer) {
    this.id = id;
    this.customer = customer;
  }

  /** Adds a line of the order's revision. */
  public Order with(String lineId, String article) {
    lines.add(new OrderLine(lineId, article, revision));
    return this;
  }

  public int getId() {
    return id;
  }

  public @Nullable String getCustomer() {
    return customer;
  }

  public void setCustomer(@Nullable String customer) {
    this.customer = customer;
  }

  public int getRevision() {
    return revision;
  }

  public void setRevision(int revision) {
    this.revision = revision;
  }

  public List<OrderLine> getLines() {
    return lines;
  }
}

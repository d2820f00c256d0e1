package org.entopic.itests.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** A line of an order. */
@Entity
public class OrderLine {
  @Id private @Nullable String id;

  @Column(nullable = false)
  private @Nullable String article;

  private int revision;

  @ManyToOne(optional = false)
  private @Nullable Order order;

  protected OrderLine() {}

  public OrderLine(@Nullable String id, String article, int revision) {
    this.id = id;
    this.article = article;
    this.revision = revision;
  }

  public @Nullable String getId() {
    return id;
  }

  public @Nullable String getArticle() {
    return article;
  }

  public int getRevision() {
    return revision;
  }

  public void setRevision(int revision) {
    this.revision = revision;
  }

  public @Nullable Order getOrder() {
    return order;
  }
}

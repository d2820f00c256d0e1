package org.entopic.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.entopic.tck.model.OrderStatus;
import org.jspecify.annotations.Nullable;

/** The order as an object that databind reads and writes. */
public class JsonOrder {
  private int id;
  private long customerId;
  private @Nullable String productName;
  private int quantity;
  private @Nullable BigDecimal price;
  private double discount;
  private @Nullable OrderStatus status;
  private @Nullable Instant createdAt;
  private @Nullable LocalDate deliveryDate;
  private boolean paid;
  private @Nullable UUID trackingId;
  private @Nullable String note;

  /** Creates an empty order. */
  public JsonOrder() {}

  public int getId() {
    return id;
  }

  public void setId(int id) {
    this.id = id;
  }

  public long getCustomerId() {
    return customerId;
  }

  public void setCustomerId(long customerId) {
    this.customerId = customerId;
  }

  public @Nullable String getProductName() {
    return productName;
  }

  public void setProductName(@Nullable String productName) {
    this.productName = productName;
  }

  public int getQuantity() {
    return quantity;
  }

  public void setQuantity(int quantity) {
    this.quantity = quantity;
  }

  public @Nullable BigDecimal getPrice() {
    return price;
  }

  public void setPrice(@Nullable BigDecimal price) {
    this.price = price;
  }

  public double getDiscount() {
    return discount;
  }

  public void setDiscount(double discount) {
    this.discount = discount;
  }

  public @Nullable OrderStatus getStatus() {
    return status;
  }

  public void setStatus(@Nullable OrderStatus status) {
    this.status = status;
  }

  public @Nullable Instant getCreatedAt() {
    return createdAt;
  }

  public void setCreatedAt(@Nullable Instant createdAt) {
    this.createdAt = createdAt;
  }

  public @Nullable LocalDate getDeliveryDate() {
    return deliveryDate;
  }

  public void setDeliveryDate(@Nullable LocalDate deliveryDate) {
    this.deliveryDate = deliveryDate;
  }

  public boolean isPaid() {
    return paid;
  }

  public void setPaid(boolean paid) {
    this.paid = paid;
  }

  public @Nullable UUID getTrackingId() {
    return trackingId;
  }

  public void setTrackingId(@Nullable UUID trackingId) {
    this.trackingId = trackingId;
  }

  public @Nullable String getNote() {
    return note;
  }

  public void setNote(@Nullable String note) {
    this.note = note;
  }
}

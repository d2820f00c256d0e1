package org.entopic.samples.chinook.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A track on an invoice, at the price of the day. */
public class InvoiceLine {
  private int invoiceLineId;
  private int invoiceId;
  private int trackId;
  private BigDecimal unitPrice;
  private int quantity;
  private @Nullable Invoice invoice;
  private @Nullable Track track;

  @SuppressWarnings("NullAway.Init")
  protected InvoiceLine() {}

  public InvoiceLine(
      int invoiceLineId, int invoiceId, int trackId, BigDecimal unitPrice, int quantity) {
    this.invoiceLineId = invoiceLineId;
    this.invoiceId = invoiceId;
    this.trackId = trackId;
    this.unitPrice = unitPrice;
    this.quantity = quantity;
  }

  public int getInvoiceLineId() {
    return invoiceLineId;
  }

  public int getInvoiceId() {
    return invoiceId;
  }

  public void setInvoiceId(int invoiceId) {
    this.invoiceId = invoiceId;
  }

  public int getTrackId() {
    return trackId;
  }

  public void setTrackId(int trackId) {
    this.trackId = trackId;
  }

  public BigDecimal getUnitPrice() {
    return unitPrice;
  }

  public void setUnitPrice(BigDecimal unitPrice) {
    this.unitPrice = unitPrice;
  }

  public int getQuantity() {
    return quantity;
  }

  public void setQuantity(int quantity) {
    this.quantity = quantity;
  }

  public @Nullable Invoice getInvoice() {
    return invoice;
  }

  public void setInvoice(@Nullable Invoice invoice) {
    this.invoice = invoice;
  }

  public @Nullable Track getTrack() {
    return track;
  }

  public void setTrack(@Nullable Track track) {
    this.track = track;
  }
}

package org.entopic.samples.chinook.model;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A purchase. */
public class Invoice {
  private int invoiceId;
  private int customerId;
  private LocalDateTime invoiceDate;
  private BigDecimal total;
  private @Nullable Address billingAddress;
  private @Nullable Customer customer;
  private List<InvoiceLine> lines = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Invoice() {}

  public Invoice(int invoiceId, int customerId, LocalDateTime invoiceDate, BigDecimal total) {
    this.invoiceId = invoiceId;
    this.customerId = customerId;
    this.invoiceDate = invoiceDate;
    this.total = total;
  }

  public int getInvoiceId() {
    return invoiceId;
  }

  public int getCustomerId() {
    return customerId;
  }

  public void setCustomerId(int customerId) {
    this.customerId = customerId;
  }

  public LocalDateTime getInvoiceDate() {
    return invoiceDate;
  }

  public void setInvoiceDate(LocalDateTime invoiceDate) {
    this.invoiceDate = invoiceDate;
  }

  public BigDecimal getTotal() {
    return total;
  }

  public void setTotal(BigDecimal total) {
    this.total = total;
  }

  public @Nullable Address getBillingAddress() {
    return billingAddress;
  }

  public void setBillingAddress(@Nullable Address billingAddress) {
    this.billingAddress = billingAddress;
  }

  public @Nullable Customer getCustomer() {
    return customer;
  }

  public void setCustomer(@Nullable Customer customer) {
    this.customer = customer;
  }

  public List<InvoiceLine> getLines() {
    return lines;
  }
}

package org.entopic.samples.chinook.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who buys, and may have an employee to turn to. */
public class Customer {
  private int customerId;
  private String firstName;
  private String lastName;
  private String email;
  private @Nullable String company;
  private @Nullable Address address;
  private @Nullable String phone;
  private @Nullable Integer supportRepId;
  private @Nullable Employee supportRep;
  private List<Invoice> invoices = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Customer() {}

  public Customer(int customerId, String firstName, String lastName, String email) {
    this.customerId = customerId;
    this.firstName = firstName;
    this.lastName = lastName;
    this.email = email;
  }

  public int getCustomerId() {
    return customerId;
  }

  public String getFirstName() {
    return firstName;
  }

  public void setFirstName(String firstName) {
    this.firstName = firstName;
  }

  public String getLastName() {
    return lastName;
  }

  public void setLastName(String lastName) {
    this.lastName = lastName;
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email;
  }

  public @Nullable String getCompany() {
    return company;
  }

  public void setCompany(@Nullable String company) {
    this.company = company;
  }

  public @Nullable Address getAddress() {
    return address;
  }

  public void setAddress(@Nullable Address address) {
    this.address = address;
  }

  public @Nullable String getPhone() {
    return phone;
  }

  public void setPhone(@Nullable String phone) {
    this.phone = phone;
  }

  public @Nullable Integer getSupportRepId() {
    return supportRepId;
  }

  public void setSupportRepId(@Nullable Integer supportRepId) {
    this.supportRepId = supportRepId;
  }

  public @Nullable Employee getSupportRep() {
    return supportRep;
  }

  public void setSupportRep(@Nullable Employee supportRep) {
    this.supportRep = supportRep;
  }

  public List<Invoice> getInvoices() {
    return invoices;
  }
}

package org.entopic.samples.chinook.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who works for the shop, and may report to a colleague. */
public class Employee {
  private int employeeId;
  private String lastName;
  private String firstName;
  private LocalDate hireDate;
  private @Nullable LocalDate birthDate;
  private @Nullable String title;
  private @Nullable String email;
  private @Nullable Address address;
  private @Nullable Integer managerId;
  private @Nullable Employee manager;
  private List<Employee> reports = new ArrayList<>();
  private List<Customer> customers = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Employee() {}

  public Employee(int employeeId, String lastName, String firstName, LocalDate hireDate) {
    this.employeeId = employeeId;
    this.lastName = lastName;
    this.firstName = firstName;
    this.hireDate = hireDate;
  }

  public int getEmployeeId() {
    return employeeId;
  }

  public String getLastName() {
    return lastName;
  }

  public void setLastName(String lastName) {
    this.lastName = lastName;
  }

  public String getFirstName() {
    return firstName;
  }

  public void setFirstName(String firstName) {
    this.firstName = firstName;
  }

  public LocalDate getHireDate() {
    return hireDate;
  }

  public void setHireDate(LocalDate hireDate) {
    this.hireDate = hireDate;
  }

  public @Nullable LocalDate getBirthDate() {
    return birthDate;
  }

  public void setBirthDate(@Nullable LocalDate birthDate) {
    this.birthDate = birthDate;
  }

  public @Nullable String getTitle() {
    return title;
  }

  public void setTitle(@Nullable String title) {
    this.title = title;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }

  public @Nullable Address getAddress() {
    return address;
  }

  public void setAddress(@Nullable Address address) {
    this.address = address;
  }

  public @Nullable Integer getManagerId() {
    return managerId;
  }

  public void setManagerId(@Nullable Integer managerId) {
    this.managerId = managerId;
  }

  public @Nullable Employee getManager() {
    return manager;
  }

  public void setManager(@Nullable Employee manager) {
    this.manager = manager;
  }

  public List<Employee> getReports() {
    return reports;
  }

  public List<Customer> getCustomers() {
    return customers;
  }
}

package org.entopic.docs;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** A hierarchy of payments. */
class Payments extends EntityContext {
  // region:hierarchy
  sealed interface Payment permits CardPayment, Transfer {
    int id();

    long cents();
  }

  record CardPayment(int id, long cents, String card) implements Payment {}

  record Transfer(int id, long cents, String iban) implements Payment {}

  final EntitySet<Payment> payments = set(Payment.class);
  // end:hierarchy
}

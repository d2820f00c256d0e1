package org.entopic.docs;

import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;

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

/** The same in a topic for each class. */
class PaymentsPerClass extends Payments {
  @Override
  protected void configureModel(ModelBuilder model) {
    // region:perClass
    model.entity(Payment.class).topicPerClass();
    // end:perClass
  }
}

/** The same with names of its own. */
class PaymentsByKind extends Payments {
  @Override
  protected void configureModel(ModelBuilder model) {
    // region:names
    model.entity(Payment.class).discriminator("kind");
    model.entity(CardPayment.class).discriminatorValue("card", "CardPayment");
    model.entity(Transfer.class).discriminatorValue("transfer", "Transfer");
    // end:names
  }
}

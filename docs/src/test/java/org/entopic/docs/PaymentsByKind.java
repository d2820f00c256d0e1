package org.entopic.docs;

import org.entopic.model.ModelBuilder;

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

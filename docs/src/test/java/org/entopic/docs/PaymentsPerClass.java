package org.entopic.docs;

import org.entopic.model.ModelBuilder;

/** The same in a topic for each class. */
class PaymentsPerClass extends Payments {
  @Override
  protected void configureModel(ModelBuilder model) {
    // region:perClass
    model.entity(Payment.class).topicPerClass();
    // end:perClass
  }
}

package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.entopic.EntityContextFactory;
import org.entopic.docs.Payments.CardPayment;
import org.entopic.docs.Payments.Payment;
import org.entopic.docs.Payments.Transfer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chapter on inheritance says. */
class InheritanceTest {

  static List<Supplier<Payments>> contexts() {
    return List.of(Payments::new, PaymentsPerClass::new, PaymentsByKind::new);
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void paymentsOfAllKindsAreOneSet(Supplier<Payments> contexts) {
    try (var factory =
        EntityContextFactory.of(contexts)
            .database("payments-" + contexts.get().getClass().getSimpleName())
            .backend("memory")
            .serializer("json")
            .open()) {
      try (var db = factory.create()) {
        db.payments.add(new CardPayment(1, 1200, "4000"));
        db.payments.add(new Transfer(2, 80, "DE02"));
        db.saveChanges();
      }
      try (var db = factory.create()) {
        // region:query
        List<Payment> large = db.payments.where(Payments_PaymentFields.cents.gt(100L)).toList();
        List<Transfer> transfers =
            db.payments
                .ofType(Transfer.class)
                .where(Payments_TransferFields.iban.startsWith("DE"))
                .toList();
        // end:query
        assertThat(large).containsExactly(new CardPayment(1, 1200, "4000"));
        assertThat(transfers).containsExactly(new Transfer(2, 80, "DE02"));
        assertThat(db.payments.find(2)).contains(new Transfer(2, 80, "DE02"));
      }
    }
  }
}

package org.entopic.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.entopic.embedded.EmbeddedKafka;
import org.junit.jupiter.api.Test;

class BankIT {

  @Test
  void severalProcessesLoseNothing() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var kafka = EmbeddedKafka.start();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      boolean right = new Main(out, 2, 2, 5, 4).run(kafka.bootstrapServers());
      String text = bytes.toString(StandardCharsets.UTF_8);
      assertThat(right).as(text).isTrue();
      assertThat(text)
          .contains("2 processes made ")
          .containsPattern("sum +4000")
          .contains("Nothing lost, nothing made up.");
    }
  }

  @Test
  void theAuditFindsWhatIsWrong() {
    try (var kafka = EmbeddedKafka.start();
        var factory = BankContext.open(kafka.bootstrapServers())) {
      factory.run(
          db -> {
            db.accounts.add(new Account(0, 900));
            db.accounts.add(new Account(1, 1_000));
            db.transfers.add(new Transfer("t", 0, 1, 100));
            db.saveChanges();
          });
      assertThat(Audit.of(factory, 1_000, 2).faults()).hasSize(3);
    }
  }
}

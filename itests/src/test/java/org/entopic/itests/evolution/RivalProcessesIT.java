package org.entopic.itests.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.entopic.itests.broker.SecondProcess;
import org.entopic.itests.broker.SharedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two processes whose models of one entity type do not fit open the same new databases at once. */
@ExtendWith(SharedBroker.class)
@Timeout(180)
class RivalProcessesIT {
  private static final int ROUNDS = Integer.getInteger("entopic.rivals", 5);

  @TempDir private Path folder;

  @Test
  void oneOpensAndTheOtherIsRefusedAndOverwritesNothing() throws Exception {
    String address = SharedBroker.address();
    try (SecondProcess first =
            SecondProcess.start(folder, RivalProcess.class, List.of(address, "first"));
        SecondProcess other =
            SecondProcess.start(folder, RivalProcess.class, List.of(address, "broken"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      for (int round = 0; round < ROUNDS; round++) {
        String database = "rivals" + UUID.randomUUID().toString().substring(0, 8);
        boolean firstBegins = round % 2 == 0;
        (firstBegins ? first : other).tell("open " + database);
        (firstBegins ? other : first).tell("open " + database);
        String firstSays = first.answer();
        String otherSays = other.answer();
        boolean firstWon = firstSays.equals("opened 1");
        String winnerSays = firstWon ? firstSays : otherSays;
        String loserSays = firstWon ? otherSays : firstSays;
        assertThat(winnerSays).as(loserSays).isEqualTo("opened 1");
        assertThat(loserSays)
            .startsWith("refused ")
            .contains("'Shipment'")
            .contains("'weight'")
            .contains("INT", "STRING", "written with the schema json/", "model's schema json/");

        long end = end(admin, database);
        SecondProcess winner = firstWon ? first : other;
        SecondProcess loser = firstWon ? other : first;
        assertThat(loser.ask("open " + database)).as("later too").startsWith("refused ");
        assertThat(end(admin, database)).as("nothing was written").isEqualTo(end);
        assertThat(winner.ask("contents")).contains(firstWon ? "weight=12" : "weight=heavy");
        winner.ask("close");
        assertThat(loser.ask("open " + database)).as("to the absent too").startsWith("refused ");
      }
      first.quit();
      other.quit();
    }
  }

  private static long end(Admin admin, String database) throws Exception {
    var partition = new TopicPartition(database + ".Shipment", 0);
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .partitionResult(partition)
        .get()
        .offset();
  }
}

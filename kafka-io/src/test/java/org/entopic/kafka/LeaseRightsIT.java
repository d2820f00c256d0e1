package org.entopic.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.entopic.SaveFailedException;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A broker that does not allow to take the lease. Runs with {@code -Dentopic.faults=true}, as it
 * starts a broker of its own.
 */
@EnabledIfSystemProperty(named = "entopic.faults", matches = "true")
class LeaseRightsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name = SharedBroker.freshName();
  private final EntityTypeModel type =
      TestModels.entity("Item").topic(name + ".Item").key("id", ScalarType.INT).checked().build();
  private final AclBinding denial =
      new AclBinding(
          new ResourcePattern(
              ResourceType.TRANSACTIONAL_ID,
              LeaseTopics.transactionalId(name),
              PatternType.LITERAL),
          new AccessControlEntry(
              "User:ANONYMOUS", "*", AclOperation.WRITE, AclPermissionType.DENY));

  @Test
  void aMissingRightIsToldAtOnceAndSavesGoOnWhenItIsGiven() throws Exception {
    try (var kafka =
            EmbeddedKafka.builder()
                .brokerProperty(
                    "authorizer.class.name",
                    "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .brokerProperty("allow.everyone.if.no.acl.found", "true")
                .start();
        var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        var database =
            KafkaDatabase.open(
                SharedBroker.config(kafka.bootstrapServers(), name, Map.of(), type),
                Deadline.after(PATIENCE));
        var counting = new Counting(database, type, PATIENCE, producer -> producer)) {
      admin.createAcls(List.of(denial)).all().get(20, TimeUnit.SECONDS);
      assertThat(counting.count("a"))
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(SaveFailedException.class)
          .withMessageContaining("KFK-63");
      admin.deleteAcls(List.of(denial.toFilter())).all().get(20, TimeUnit.SECONDS);
      assertThat(counting.count("a")).succeedsWithin(PATIENCE).isEqualTo(1);
    }
  }
}

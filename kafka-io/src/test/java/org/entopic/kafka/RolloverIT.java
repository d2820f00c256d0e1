package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * So many commits that the lease's producer id is used up and another one follows, while others
 * take the lease with and without asking; {@code -Dentopic.rollover=true}, about four minutes.
 */
@ExtendWith(SharedBroker.class)
@EnabledIfSystemProperty(named = "entopic.rollover", matches = "true")
class RolloverIT {
  private static final int COMMITS = 33_000;
  private static final int OTHERS_EVERY = 100;
  private static final int FENCED_EVERY = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name = SharedBroker.freshName();
  private final EntityTypeModel type =
      TestModels.entity("Item").topic(name + ".Item").key("id", ScalarType.INT).checked().build();

  @Test
  void nothingIsLostWhenTheProducerIdIsUsedUp() throws Exception {
    try (var database =
            KafkaDatabase.open(SharedBroker.config(name, type), Deadline.after(PATIENCE));
        var counting = new Counting(database, type, PATIENCE, UnaryOperator.identity());
        var other = new Counting(database, type, PATIENCE, UnaryOperator.identity())) {
      counting.count("a").join();
      long before = producerId();
      int total = 1;
      while (total < COMMITS) {
        CompletableFuture<Integer> rival =
            total % OTHERS_EVERY == 0 ? other.count("a") : CompletableFuture.completedFuture(0);
        counting.count("a").join();
        total += rival.join() > 0 ? 2 : 1;
        if (total % FENCED_EVERY == 0) {
          fence();
        }
      }
      assertThat(producerId()).as("the producer id").isNotEqualTo(before);
      for (int i = 0; i < OTHERS_EVERY; i++, total += 2) {
        CompletableFuture.allOf(counting.count("a"), other.count("a")).join();
      }
      List<Integer> committed =
          TopicReader.committed(SharedBroker.address(), database.topics().get(name + ".Item"))
              .stream()
              .map(record -> Integer.valueOf(new String(record.value(), UTF_8)))
              .toList();
      assertThat(committed).isEqualTo(IntStream.rangeClosed(1, total).boxed().toList());
    }
  }

  private long producerId() throws Exception {
    String id = LeaseTopics.transactionalId(name);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.address()))) {
      return admin
          .describeTransactions(List.of(id))
          .description(id)
          .get(30, TimeUnit.SECONDS)
          .producerId();
    }
  }

  private void fence() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            SharedBroker.address(),
            "transactional.id",
            LeaseTopics.transactionalId(name),
            "retry.backoff.ms",
            5);
    try (var fencing =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      fencing.initTransactions();
    }
  }
}

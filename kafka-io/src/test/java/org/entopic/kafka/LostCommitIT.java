package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Confirmations of commits that get lost, with the commit done or not done. */
@ExtendWith(SharedBroker.class)
class LostCommitIT {
  private enum Loss {
    AFTER_THE_COMMIT,
    BEFORE_THE_COMMIT
  }

  private final String name = SharedBroker.freshName();
  private final EntityTypeModel type =
      TestModels.entity("Item")
          .topic(name + ".Item")
          .partitions(2)
          .key("id", ScalarType.INT)
          .build();

  @Test
  void aCommitThatWasDoneIsReportedAsWritten() throws Exception {
    writeLosing(Loss.AFTER_THE_COMMIT);
  }

  @Test
  void aCommitThatWasNotDoneIsWrittenOnce() throws Exception {
    writeLosing(Loss.BEFORE_THE_COMMIT);
  }

  private void writeLosing(Loss loss) throws Exception {
    try (KafkaDatabase database =
        KafkaDatabase.open(
            SharedBroker.config(name, type), Deadline.after(Duration.ofSeconds(20)))) {
      TopicState topic = database.topics().get(name + ".Item");
      var losses = new AtomicInteger(1);
      var producers = new AtomicInteger();
      var save = save(database);
      try (var sender =
          new TransactionSender(
              name,
              () -> {
                producers.incrementAndGet();
                return losing(loss, losses, producer(database.clients()));
              },
              new SaveReceipts(database::topics),
              new SaveSearch(database.clients()),
              Duration.ofSeconds(20),
              over -> {},
              group -> {})) {
        sender.send(save);
        WriteReceipt receipt = save.outcome().get(30, TimeUnit.SECONDS);
        List<ConsumerRecord<byte[], byte[]>> log =
            TopicReader.committed(SharedBroker.address(), topic);
        assertThat(log).hasSize(10);
        assertThat(receipt.positions())
            .containsExactlyInAnyOrderElementsOf(
                log.stream()
                    .map(r -> new WriteReceipt.Position(r.partition(), r.offset(), r.timestamp()))
                    .toList());
        assertThat(producers).hasValue(2);
      }
    }
  }

  private PendingSave save(KafkaDatabase database) {
    var batch =
        new WriteBatch(
            UUID.randomUUID(),
            IntStream.range(0, 10)
                .mapToObj(
                    i -> new EncodedRecord(type, ("k" + i).getBytes(UTF_8), new byte[1], List.of()))
                .toList());
    return new PendingSave(
        batch.saveId(), new RecordPlacement(database::topics).place(batch), any -> {});
  }

  private Producer<byte[], byte[]> producer(KafkaClients clients) {
    return clients.producer(
        "test", Map.of(), Map.of("transactional.id", name, "max.block.ms", "5000"));
  }

  @SuppressWarnings("unchecked")
  private static Producer<byte[], byte[]> losing(
      Loss loss, AtomicInteger losses, Producer<byte[], byte[]> producer) {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            LostCommitIT.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              boolean lose =
                  method.getName().equals("commitTransaction") && losses.getAndDecrement() > 0;
              if (lose && loss == Loss.BEFORE_THE_COMMIT) {
                throw new KafkaException("lost on the way");
              }
              Object result = call(method, producer, arguments);
              if (lose) {
                throw new KafkaException("lost on the way back");
              }
              return result;
            });
  }

  private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

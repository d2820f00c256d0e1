package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.OrderLine;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two transactions of unchecked types, each before the other in one of two topics: a reader of
 * committed records comes to a part of the one first, and the view shows neither by half.
 */
@ExtendWith(SharedBroker.class)
class CrosswiseTransactionsIT {
  private final String address = SharedBroker.address();
  private final String database = Shop.freshName();
  private final String orders = database + ".Order";
  private final String lines = database + ".OrderLine";
  private final List<KafkaProducer<byte[], byte[]>> producers = new ArrayList<>();

  /** The records of one save, to be written once more as a save of its own. */
  private record Save(
      KafkaProducer<byte[], byte[]> producer,
      UUID id,
      ConsumerRecord<byte[], byte[]> order,
      ConsumerRecord<byte[], byte[]> line) {

    void write(ConsumerRecord<byte[], byte[]> record) throws Exception {
      var manifest =
          new SaveManifest(
              Map.of(
                  new TopicSlice(order.topic(), order.partition()), 1,
                  new TopicSlice(line.topic(), line.partition()), 1));
      List<Header> headers = new ArrayList<>(PlainTopic.headers(id, manifest));
      for (Header header : record.headers()) {
        if (!header.key().equals(HeaderNames.SAVE) && !header.key().equals(HeaderNames.MANIFEST)) {
          headers.add(header);
        }
      }
      producer
          .send(
              new ProducerRecord<>(
                  record.topic(), record.partition(), record.key(), record.value(), headers))
          .get();
    }
  }

  @Test
  void neitherIsSeenByHalf() throws Exception {
    try (var factory = Shop.replica(address, database).saveTimeout(Duration.ofSeconds(20)).open()) {
      for (int id : new int[] {1, 2}) {
        try (var db = factory.create()) {
          db.orders.add(new Order(id, "Ada").with("line" + id, "nut"));
          db.saveChanges();
        }
      }
      Save first = save(0);
      Save second = save(1);
      try (var db = factory.create()) {
        List<Order> all = db.orders.toList();
        List<OrderLine> allLines = db.lines.toList();
        allLines.forEach(db.lines::remove);
        all.forEach(db.orders::remove);
        db.saveChanges();
      }
      first.producer().beginTransaction();
      second.producer().beginTransaction();
      first.write(first.order());
      second.write(second.line());
      first.write(first.line());
      second.write(second.order());
      second.producer().commitTransaction();
      // Written behind both in the topic of lines, so the first transaction hides it as well.
      assertThat(Shop.contents(factory)).isEqualTo(" = 0");
      first.producer().commitTransaction();
      Shop.place(factory, 3, "Grace");
      assertThat(Shop.contents(factory))
          .isEqualTo("1:Ada[line1]; 2:Ada[line2]; 3:Grace[3-1, 3-2] = 4");
    } finally {
      producers.forEach(KafkaProducer::close);
    }
  }

  private Save save(int number) {
    Map<String, Object> settings = Map.of("transactional.id", database + number);
    KafkaProducer<byte[], byte[]> producer = PlainTopic.producer(address, settings);
    producers.add(producer);
    producer.initTransactions();
    return new Save(
        producer,
        UUID.randomUUID(),
        new PlainTopic(address, orders).committed().get(number),
        new PlainTopic(address, lines).committed().get(number));
  }
}

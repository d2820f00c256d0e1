package org.entopic.itests.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.entopic.EntityContextFactory;
import org.entopic.event.ChangeEvent;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.ShopContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs that know nothing of this library read and write its topics. */
@ExtendWith(SharedBroker.class)
class PlainClientsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String database = Shop.freshName();
  private final PlainTopic orders = new PlainTopic(SharedBroker.address(), database + ".Order");
  private final PlainTopic lines = new PlainTopic(SharedBroker.address(), database + ".OrderLine");
  private EntityContextFactory<ShopContext> factory;

  @BeforeEach
  void open() {
    factory = Shop.replica(SharedBroker.address(), database).open();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void aPlainConsumerReadsKeysAndObjects() throws Exception {
    Shop.place(factory, 7, "Ada");
    ConsumerRecord<Integer, String> order =
        orders.committed(new IntegerDeserializer(), new StringDeserializer()).get(0);
    assertThat(order.key()).isEqualTo(7);
    JsonNode value = JSON.readTree(order.value());
    assertThat(value.get("customer").textValue()).isEqualTo("Ada");
    assertThat(value.get("revision").intValue()).isZero();
    assertThat(value.has("lines")).isFalse();

    assertThat(lines.committed(new StringDeserializer(), new StringDeserializer()))
        .extracting(ConsumerRecord::key)
        .containsExactlyInAnyOrder("7-1", "7-2");
    for (var line : lines.committed(new StringDeserializer(), new StringDeserializer())) {
      assertThat(JSON.readTree(line.value()).get("article").isTextual()).isTrue();
      assertThat(line.value()).contains("7");
    }
  }

  @Test
  void aDeletionIsATombstone() {
    Shop.place(factory, 7, "Ada");
    Shop.cancel(factory, 7);
    assertThat(orders.committed(new IntegerDeserializer(), new StringDeserializer()))
        .extracting(ConsumerRecord::value)
        .satisfiesExactly(
            value -> assertThat(value).isNotNull(), value -> assertThat(value).isNull());
  }

  @Test
  void whatAPlainProducerWritesIsAnEntity() throws Exception {
    var events = new LinkedBlockingQueue<ChangeEvent<Order>>();
    factory.changes(Order.class).subscribe(events::add);
    orders.write(
        PlainTopic.bytes(9),
        "{\"customer\":\"Grace\",\"remark\":\"unknown fields are ignored\"}".getBytes(UTF_8));
    ChangeEvent<Order> event = events.poll(30, SECONDS);
    assertThat(event).isInstanceOf(ChangeEvent.Added.class);
    assertThat(event.key()).isEqualTo(9);
    assertThat(event.origin().saveId()).isNull();
    Shop.rename(factory, 9, "Alan");
    assertThat(Shop.contents(factory)).isEqualTo("9:Alan[] = 0");
  }
}

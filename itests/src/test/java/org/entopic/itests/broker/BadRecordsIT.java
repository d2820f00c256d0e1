package org.entopic.itests.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.EntityContextFactory;
import org.entopic.EntityStoreException;
import org.entopic.itests.shop.ShopContext;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records in the topics that are no entities. */
@ExtendWith(SharedBroker.class)
class BadRecordsIT {
  private static final String SECRET = "Ada Lovelace";

  private final String database = Shop.freshName();
  private final PlainTopic orders = new PlainTopic(SharedBroker.address(), database + ".Order");
  private final BlockingQueue<BadRecord> reported = new LinkedBlockingQueue<>();

  private EntityContextFactory<ShopContext> open(BadRecordPolicy policy) {
    return Shop.replica(SharedBroker.address(), database).badRecords(policy, reported::add).open();
  }

  @Test
  void areSkippedAndReportedWhileTheViewGoesOn() throws Exception {
    try (var factory = open(BadRecordPolicy.SKIP)) {
      Shop.place(factory, 1, "Ada");
      List<RecordMetadata> bad = writeBadRecords();
      Shop.place(factory, 2, "Grace");
      assertThat(Shop.contents(factory)).isEqualTo("1:Ada[1-1, 1-2]; 2:Grace[2-1, 2-2] = 4");
      assertReported(bad);
    }
  }

  @Test
  void areSkippedAndReportedWhenTheViewIsFilled() throws Exception {
    List<RecordMetadata> bad;
    try (var factory = open(BadRecordPolicy.SKIP)) {
      Shop.place(factory, 1, "Ada");
      bad = writeBadRecords();
      Shop.place(factory, 2, "Grace");
      assertReported(bad);
    }
    try (var factory = open(BadRecordPolicy.SKIP)) {
      assertThat(Shop.contents(factory)).isEqualTo("1:Ada[1-1, 1-2]; 2:Grace[2-1, 2-2] = 4");
      assertReported(bad);
    }
  }

  @Test
  void withoutKeyAreSkippedAndReported() throws Exception {
    RecordMetadata bad = writeWithoutKey("{\"customer\":\"" + SECRET + "\"}");
    try (var factory = open(BadRecordPolicy.SKIP)) {
      Shop.place(factory, 1, "Ada");
      assertThat(Shop.contents(factory)).isEqualTo("1:Ada[1-1, 1-2] = 2");
      assertReported(List.of(bad));
    }
  }

  @Test
  void doNotHoldBackTheRestOfTheirSave() throws Exception {
    try (var factory = open(BadRecordPolicy.SKIP)) {
      RecordMetadata bad = writeSave("{\"customer\":\"Ada\"}", "no line");
      assertReported(List.of(bad));
      Shop.place(factory, 2, "Grace");
      assertThat(Shop.contents(factory)).isEqualTo("1:Ada[]; 2:Grace[2-1, 2-2] = 2");
    }
  }

  @Test
  void stopTheViewWhereThatIsWanted() throws Exception {
    try (var factory = open(BadRecordPolicy.FAIL)) {
      Shop.place(factory, 1, "Ada");
      RecordMetadata bad = write(PlainTopic.bytes(1), "{no json " + SECRET);
      // The save is written, but this process can no longer read it.
      assertNames(bad, catchThrowable(() -> Shop.place(factory, 2, "Grace")));
      assertNames(bad, catchThrowable(() -> Shop.contents(factory)));
    }
    assertThatThrownBy(() -> open(BadRecordPolicy.FAIL))
        .isInstanceOf(EntityStoreException.class)
        .satisfies(BadRecordsIT::hidesContent);
    try (var factory = open(BadRecordPolicy.SKIP)) {
      assertThat(Shop.contents(factory)).startsWith("1:Ada[1-1, 1-2]");
    }
  }

  private List<RecordMetadata> writeBadRecords() throws Exception {
    List<RecordMetadata> written = new ArrayList<>();
    written.add(write(PlainTopic.bytes(1), "{no json " + SECRET));
    written.add(write(PlainTopic.bytes(1), "[\"" + SECRET + "\"]"));
    written.add(write(PlainTopic.bytes(1), "{\"customer\":{\"name\":\"" + SECRET + "\"}}"));
    written.add(write(PlainTopic.bytes(1), "{\"customer\":\"a\",\"revision\":\"" + SECRET + "\"}"));
    written.add(write(new byte[] {1, 2, 3}, "{\"customer\":\"" + SECRET + "\"}"));
    return written;
  }

  private RecordMetadata write(byte[] key, String value) throws Exception {
    return orders.write(key, value.getBytes(UTF_8));
  }

  /** Writes an order and a line in one transaction and returns where the line is. */
  private RecordMetadata writeSave(String order, String line) throws Exception {
    String lines = database + ".OrderLine";
    var manifest =
        new SaveManifest(Map.of(new TopicSlice(orders.name(), 0), 1, new TopicSlice(lines, 0), 1));
    List<Header> headers = PlainTopic.headers(UUID.randomUUID(), manifest);
    try (var producer = PlainTopic.producer(orders.address(), Map.of("transactional.id", lines))) {
      producer.initTransactions();
      producer.beginTransaction();
      byte[] key = PlainTopic.bytes(1);
      producer.send(new ProducerRecord<>(orders.name(), null, key, order.getBytes(UTF_8), headers));
      var sent =
          producer.send(
              new ProducerRecord<>(
                  lines, null, "1-1".getBytes(UTF_8), line.getBytes(UTF_8), headers));
      producer.commitTransaction();
      return sent.get(30, SECONDS);
    }
  }

  /** Compacted topics take no such record; this one became compacted later. */
  private RecordMetadata writeWithoutKey(String value) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.address()))) {
      admin.createTopics(List.of(new NewTopic(orders.name(), 1, (short) 1))).all().get(30, SECONDS);
      RecordMetadata written = orders.write(null, value.getBytes(UTF_8));
      var compact = new AlterConfigOp(new ConfigEntry("cleanup.policy", "compact"), OpType.SET);
      var topic = new ConfigResource(ConfigResource.Type.TOPIC, orders.name());
      admin.incrementalAlterConfigs(Map.of(topic, List.of(compact))).all().get(30, SECONDS);
      return written;
    }
  }

  private void assertReported(List<RecordMetadata> bad) throws Exception {
    List<BadRecord> found = new ArrayList<>();
    for (int i = 0; i < bad.size(); i++) {
      BadRecord record = reported.poll(30, SECONDS);
      assertThat(record).as("report %s", i).isNotNull();
      found.add(record);
    }
    assertThat(found)
        .extracting(r -> r.topic() + "-" + r.partition() + "@" + r.offset())
        .containsExactlyInAnyOrderElementsOf(
            bad.stream().map(r -> r.topic() + "-" + r.partition() + "@" + r.offset()).toList());
    assertThat(found)
        .allSatisfy(r -> assertThat(r.reason()).isNotBlank().doesNotContain("Lovelace"));
    assertThat(reported).isEmpty();
  }

  private static void assertNames(RecordMetadata record, Throwable failure) {
    assertThat(failure)
        .isInstanceOf(EntityStoreException.class)
        .satisfies(BadRecordsIT::hidesContent);
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(cause.getMessage()).append('\n');
    }
    assertThat(text.toString())
        .contains(record.topic())
        .contains("" + record.partition())
        .contains("" + record.offset());
  }

  private static void hidesContent(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.getMessage()).doesNotContain("Lovelace");
    }
  }
}

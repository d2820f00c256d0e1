package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.INT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entopic.SaveFailedException;
import org.entopic.StoreNotReadyException;
import org.entopic.event.DiagnosticEvent.UncheckedGroupEnded;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.RecordHeader;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class ProducerRecordWriterIT {
  private final String name = SharedBroker.freshName();
  private final EntityTypeModel type =
      TestModels.entity("Item").topic(name + ".Item").partitions(2).key("id", INT).build();
  private KafkaDatabase database;
  private TopicState topic;
  private ProducerRecordWriter writer;

  @BeforeEach
  void open() {
    database =
        KafkaDatabase.open(SharedBroker.config(name, type), Deadline.after(Duration.ofSeconds(20)));
    topic = database.topics().get(name + ".Item");
    writer =
        new ProducerRecordWriter(
            database.clients(), List.of(), database::topics, Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    writer.close();
    database.close();
  }

  @Test
  void oneRecordCarriesTheSaveAndNoManifest() {
    WriteBatch batch = batch(record("a", "1"));
    WriteReceipt receipt = writer.write(batch).join();
    List<ConsumerRecord<byte[], byte[]>> log = committed();
    assertThat(log).hasSize(1);
    ConsumerRecord<byte[], byte[]> found = log.get(0);
    assertThat(TopicReader.save(found)).isEqualTo(batch.saveId());
    assertThat(found.headers().lastHeader(HeaderNames.MANIFEST)).isNull();
    assertThat(found.headers().lastHeader(HeaderNames.FORMAT).value()).isEqualTo("f".getBytes());
    assertThat(receipt.positions())
        .containsExactly(
            new WriteReceipt.Position(found.partition(), found.offset(), found.timestamp()));
    assertThat(receipt.token().saveId()).isEqualTo(batch.saveId());
    assertThat(receipt.token().positions())
        .singleElement()
        .satisfies(position -> assertThat(position.topicId()).isEqualTo(topic.id()));
  }

  @Test
  void groupsOfSavesAreTold() throws Exception {
    var groups = new LinkedBlockingQueue<UncheckedGroupEnded>();
    writer.onGroup(groups::add);
    List.of(writer.write(batch(records(2))), writer.write(batch(records(3))))
        .forEach(CompletableFuture::join);
    int saves = 0;
    int records = 0;
    while (saves < 2) {
      UncheckedGroupEnded group = groups.poll(20, TimeUnit.SECONDS);
      assertThat(group).isNotNull();
      assertThat(group.database()).isEqualTo(name);
      assertThat(group.duration()).isPositive();
      saves += group.saves();
      records += group.records();
    }
    assertThat(saves).isEqualTo(2);
    assertThat(records).isEqualTo(5);
  }

  @Test
  void deletionsAreTombstones() {
    writer.write(batch(record("a", null))).join();
    assertThat(committed()).singleElement().extracting(ConsumerRecord::value).isNull();
  }

  @Test
  void severalRecordsCarryTheSaveAndOneManifestPerPartition() {
    WriteBatch batch = batch(records(20));
    WriteReceipt receipt = writer.write(batch).join();
    List<ConsumerRecord<byte[], byte[]>> log = committed();
    assertThat(log).hasSize(20).allMatch(r -> TopicReader.save(r).equals(batch.saveId()));
    Map<TopicSlice, Integer> counts = new HashMap<>();
    log.forEach(r -> counts.merge(new TopicSlice(r.topic(), r.partition()), 1, Integer::sum));
    assertThat(counts).hasSize(2);
    Set<Integer> seen = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : log) {
      var manifest = record.headers().lastHeader(HeaderNames.MANIFEST);
      if (seen.add(record.partition())) {
        assertThat(SaveManifest.decode(manifest.value()).counts()).isEqualTo(counts);
      } else {
        assertThat(manifest).isNull();
      }
    }
    for (int i = 0; i < 20; i++) {
      WriteReceipt.Position at = receipt.positions().get(i);
      byte[] key = batch.records().get(i).key();
      assertThat(log)
          .filteredOn(r -> r.partition() == at.partition() && r.offset() == at.offset())
          .singleElement()
          .satisfies(r -> assertThat(r.key()).isEqualTo(key));
    }
    assertThat(receipt.token().positions()).hasSize(2);
  }

  @Test
  void recordsOfOneKeyAreWrittenInTheOrderOfTheCalls() {
    List<CompletableFuture<WriteReceipt>> writing = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      EncodedRecord mine = record("same", Integer.toString(i));
      writing.add(writer.write(i % 3 == 0 ? batch(mine, record("other" + i, "x")) : batch(mine)));
    }
    writing.forEach(CompletableFuture::join);
    List<String> values =
        committed().stream()
            .filter(record -> Arrays.equals(record.key(), "same".getBytes(UTF_8)))
            .map(record -> new String(record.value(), UTF_8))
            .toList();
    assertThat(values).isEqualTo(IntStream.range(0, 200).mapToObj(Integer::toString).toList());
  }

  @Test
  void aBatchWithARecordThatIsRefusedWritesNothingAndTheNextIsWritten() {
    var huge = new EncodedRecord(type, "h".getBytes(UTF_8), new byte[2_000_000], List.of());
    assertThatThrownBy(() -> writer.write(batch(record("a", "1"), huge)).join())
        .hasCauseInstanceOf(SaveFailedException.class)
        .hasMessageContaining("KFK-15");
    assertThatThrownBy(() -> writer.write(batch(huge)).join())
        .hasCauseInstanceOf(SaveFailedException.class);
    writer.write(batch(record("b", "2"), record("c", "3"))).join();
    writer.write(batch(record("d", "4"))).join();
    assertThat(committed()).extracting(r -> new String(r.key(), UTF_8)).containsOnly("b", "c", "d");
  }

  @Test
  void ofSavesThatWaitTogetherOnlyTheOneThatIsRefusedFails() {
    var huge = new EncodedRecord(type, "h".getBytes(UTF_8), new byte[2_000_000], List.of());
    List<CompletableFuture<WriteReceipt>> good = new ArrayList<>();
    List<WriteBatch> batches = new ArrayList<>();
    CompletableFuture<WriteReceipt> bad = new CompletableFuture<>();
    for (int i = 0; i < 60; i++) {
      if (i == 30) {
        bad = writer.write(batch(record("x", "0"), huge));
      }
      batches.add(batch(record("a" + i, "1"), record("b" + i, "2")));
      good.add(writer.write(batches.get(i)));
    }
    good.forEach(CompletableFuture::join);
    assertThat(bad)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class);
    List<ConsumerRecord<byte[], byte[]>> log = committed();
    assertThat(log).hasSize(120).noneMatch(record -> new String(record.key(), UTF_8).equals("x"));
    for (int i = 0; i < 60; i++) {
      UUID id = batches.get(i).saveId();
      assertThat(log.stream().filter(record -> TopicReader.save(record).equals(id))).hasSize(2);
      assertThat(good.get(i).join().token().saveId()).isEqualTo(id);
    }
  }

  @Test
  void aSaveBeyondTheLimitIsRefusedWithTheLimit() {
    var big = new EncodedRecord(type, "h".getBytes(UTF_8), new byte[129 << 20], List.of());
    assertThatThrownBy(() -> writer.write(batch(big)).join())
        .hasCauseInstanceOf(SaveFailedException.class)
        .hasMessageContaining("134,217,728 bytes");
  }

  @Test
  void bulkSavesOfTensOfThousandsAreOneTransaction() {
    WriteReceipt receipt = writer.write(batch(records(50_000))).join();
    assertThat(receipt.positions()).hasSize(50_000);
    assertThat(committed()).hasSize(50_000);
  }

  @Test
  void afterCloseNothingIsWrittenAndNoThreadIsLeft() {
    writer.write(batch(records(3))).join();
    writer.close();
    assertThatThrownBy(() -> writer.write(batch(record("a", "1"))).join())
        .hasCauseInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("KFK-17");
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(thread -> thread.contains("writer") && thread.contains(name))
        .noneMatch(thread -> thread.contains(name + "-saves"))
        .noneMatch(thread -> thread.contains(name + "-transactions"));
  }

  private List<ConsumerRecord<byte[], byte[]>> committed() {
    return TopicReader.committed(SharedBroker.address(), topic);
  }

  private EncodedRecord[] records(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> record("k" + i, "v"))
        .toArray(EncodedRecord[]::new);
  }

  private EncodedRecord record(String key, String value) {
    return new EncodedRecord(
        type,
        key.getBytes(UTF_8),
        value == null ? null : value.getBytes(UTF_8),
        List.of(new RecordHeader(HeaderNames.FORMAT, "f".getBytes(UTF_8))));
  }

  private static WriteBatch batch(EncodedRecord... records) {
    return new WriteBatch(UUID.randomUUID(), Stream.of(records).toList());
  }
}

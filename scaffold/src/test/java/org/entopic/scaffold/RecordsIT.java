package org.entopic.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RecordsIT {
  @RegisterExtension static final SharedKafka kafka = new SharedKafka();

  @TempDir Path folder;

  private final List<Finding> findings = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    Map<String, Object> address = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (Admin admin = Admin.create(address)) {
      admin
          .createTopics(
              List.of(
                  compacted("bird.sightings"),
                  compacted("keyless"),
                  compacted("registered"),
                  compacted("empty")))
          .all()
          .get();
    }
    try (var producer =
        new KafkaProducer<>(address, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 1; i <= 3; i++) {
        String json =
            """
            {"bird-id": %d, "species": "Upupa epops", "seen": "2026-05-0%d", "weight": %s,
             "place": {"lat": 1.5, "lon": %d%s}, "tags": [%s], "mixed": %s, "never": null,
             "class": true}
            """
                .formatted(
                    i,
                    i,
                    i == 1 ? "null" : "7",
                    i,
                    i == 2 ? ", \"note\": \"secret\"" : "",
                    i == 3 ? "" : "\"a\"",
                    i == 1 ? "\"secret\"" : "5");
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        byte[] key = ByteBuffer.allocate(4).putInt(i).array();
        producer.send(new ProducerRecord<>("bird.sightings", key, value)).get();
        byte[] other = ("x" + i).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>("keyless", other, value)).get();
        byte[] numbered = {0, 0, 0, 0, 1, 2, 2};
        producer.send(new ProducerRecord<>("registered", key, numbered)).get();
      }
    }
  }

  private static NewTopic compacted(String name) {
    return new NewTopic(name, 2, (short) 1).configs(Map.of("cleanup.policy", "compact"));
  }

  private StoreModel model(String... topics) {
    return TopicModelFactory.records(new TopicConnection(kafka.bootstrapServers()), List.of(topics))
        .create(findings::add);
  }

  @Test
  void recordsOfAnybodyTellTheirFieldsAndAreRead() throws Exception {
    StoreModel model = model("bird.sightings", "keyless");
    List<SourceFile> sources =
        new CodeGenerator(CodeOptions.of("made").contextName("Made"))
            .generate(model, findings::add);

    assertThat(findings)
        .extracting(Finding::subject, Finding::field, finding -> finding.text().substring(0, 6))
        .contains(
            tuple("Sighting", "", "SCF-24"),
            tuple("Sighting", "seen", "SCF-35"),
            tuple("Sighting", "mixed", "SCF-33"),
            tuple("Sighting", "never", "SCF-34"),
            tuple("Keyless", "", "SCF-26"));
    assertThat(findings.toString() + sources).doesNotContain("secret", "epops");
    try (Compiled compiled = Compiled.of(sources, folder);
        var factory =
            EntityContextFactory.of(() -> compiled.context("made.Made"))
                .database("birds")
                .backend("replica")
                .bootstrapServers(kafka.bootstrapServers())
                .open();
        EntityContext db = factory.create()) {
      Map<String, List<Map<String, Object>>> rows = DatabaseIT.rows(db);
      assertThat(rows.get("keylesses")).hasSize(3);
      assertThat(rows.get("sightings")).hasSize(3);
      assertThat(rows.get("sightings").get(1))
          .containsEntry("birdId", 2)
          .containsEntry("species", "Upupa epops")
          .containsEntry("seen", "2026-05-02")
          .containsEntry("weight", 7L)
          .containsEntry("tags", List.of("a"))
          .containsEntry("class_", true)
          .hasEntrySatisfying(
              "place",
              place -> assertThat(place.toString()).isEqualTo("{lat=1.5, lon=2, note=secret}"));
      assertThat(rows.get("sightings").get(0)).doesNotContainKey("weight");
    }
  }

  @Test
  void topicsWithoutObjectsAreNamed() {
    assertThat(model("registered", "empty").entities()).isEmpty();
    assertThat(findings)
        .extracting(Finding::severity, Finding::subject)
        .containsExactlyInAnyOrder(
            tuple(Finding.Severity.ERROR, "empty"), tuple(Finding.Severity.ERROR, "registered"));
    assertThat(findings.toString()).contains("registry");
  }

  @Test
  void theCommandLineWritesSourcesAndTellsWhatItFound() {
    var out = new StringWriter();
    var err = new StringWriter();
    String[] arguments = {
      "--bootstrap-servers", kafka.bootstrapServers(),
      "--topics", "bird.sightings,empty",
      "--package", "com.example",
      "--form", "classes",
      "--output", folder.toString()
    };
    CommandLine line =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    assertThat(line.execute(arguments)).isEqualTo(1);
    assertThat(folder.resolve("com/example/Sighting.java")).content().contains("@ReadOnly");
    assertThat(out.toString()).contains("TopicsContext.java");
    assertThat(err.toString()).contains("ERROR empty: SCF-36", "INFO Sighting: SCF-24");

    assertThat(line.execute(arguments)).isEqualTo(2);
    assertThat(err.toString()).contains("SCF-06");
    assertThat(line.execute("--package", "a", "--output", "" + folder)).isEqualTo(2);
    assertThat(err.toString()).contains("SCF-09");
  }
}

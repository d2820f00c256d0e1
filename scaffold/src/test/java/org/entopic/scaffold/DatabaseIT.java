package org.entopic.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entopic.ConfigurationException;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseIT {
  @RegisterExtension static final SharedKafka kafka = new SharedKafka();

  @TempDir Path folder;

  private static void fill(String database, String serializer) {
    try (var factory =
            EntityContextFactory.of(() -> new Shop(database + "-warehouse"))
                .database(database)
                .backend("replica")
                .bootstrapServers(kafka.bootstrapServers())
                .serializer(serializer)
                .open();
        Shop db = factory.create()) {
      Shop.fill(db);
    }
  }

  private static StoreModel model(String database, List<Finding> findings, String... topics) {
    return TopicModelFactory.database(
            database, new TopicConnection(kafka.bootstrapServers()), List.of(topics))
        .create(findings::add);
  }

  private static Map<String, Integer> schemas(String database) {
    return new TopicConnection(kafka.bootstrapServers())
        .survey(database).published().schemas().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void classesOfADatabaseReadAllItsRows(String serializer) throws Exception {
    String database = "shop" + serializer;
    fill(database, serializer);
    Map<String, Integer> before = schemas(database);
    var findings = new ArrayList<Finding>();

    StoreModel model = model(database, findings);
    List<SourceFile> sources =
        new CodeGenerator(CodeOptions.of("made").contextName("Made"))
            .generate(model, findings::add);

    assertThat(findings).noneMatch(f -> f.severity() == Finding.Severity.ERROR);
    try (Compiled compiled = Compiled.of(sources, folder);
        var factory =
            EntityContextFactory.of(() -> compiled.context("made.Made"))
                .database(database)
                .backend("replica")
                .bootstrapServers(kafka.bootstrapServers())
                .serializer(serializer)
                .open();
        EntityContext db = factory.create()) {
      Map<String, List<Map<String, Object>>> rows = rows(db);
      assertThat(rows.keySet())
          .containsExactlyInAnyOrder("customers", "purchases", "lines", "stocks", "payments");
      assertThat(rows.get("customers")).hasSize(3).contains(customer());
      assertThat(rows.get("purchases")).hasSize(3).contains(purchase());
      assertThat(rows.get("lines"))
          .hasSize(4)
          .contains(
              Map.of(
                  "purchaseNumber",
                  new UUID(7, 2),
                  "position",
                  1,
                  "article",
                  "article 1",
                  "count",
                  (short) 2));
      assertThat(rows.get("stocks"))
          .containsExactly(Map.of("article", "article 0", "version", 1, "pieces", 9L));
      assertThat(rows.get("payments")).hasSize(2);
    }
    if (serializer.equals("avro")) {
      before.put("Line", 2); // its key has another order than its fields had
    }
    assertThat(schemas(database)).as("schemas after opening").isEqualTo(before);
  }

  private static Map<String, Object> customer() {
    return Map.of(
        "id",
        2,
        "name",
        "name 2",
        "home",
        Map.of("street", "street 2"),
        "others",
        List.of(Map.of("street", "other")),
        "tags",
        List.of("a", "b"),
        "born",
        LocalDate.of(2000, 1, 2));
  }

  private static Map<String, Object> purchase() {
    return Map.of(
        "number",
        new UUID(7, 2),
        "customerId",
        2,
        "status",
        "PAID",
        "at",
        Instant.ofEpochSecond(1_000_000_002L),
        "total",
        new BigDecimal("1.20"),
        "receipt",
        List.of((byte) 1, (byte) 2),
        "weight",
        1L << 40);
  }

  /** Returns all rows of all sets, by the names of the sets. */
  static Map<String, List<Map<String, Object>>> rows(EntityContext db) throws Exception {
    Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
    for (Field field : db.getClass().getFields()) {
      List<Map<String, Object>> all = new ArrayList<>();
      for (Object entity : ((EntitySet<?>) field.get(db)).toList()) {
        all.add(values((Record) entity));
      }
      all.sort(Comparator.comparing(Map::toString));
      rows.put(field.getName(), all);
    }
    return rows;
  }

  private static Map<String, Object> values(Record made) throws Exception {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : made.getClass().getRecordComponents()) {
      Object value = plain(component.getAccessor().invoke(made));
      if (value != null) {
        values.put(component.getName(), value);
      }
    }
    return values;
  }

  private static Object plain(Object value) throws Exception {
    if (value instanceof Record nested) {
      return values(nested);
    } else if (value instanceof List<?> list) {
      List<Object> all = new ArrayList<>();
      for (Object element : list) {
        all.add(plain(element));
      }
      return all;
    } else if (value instanceof byte[] bytes) {
      List<Byte> all = new ArrayList<>();
      for (byte b : bytes) {
        all.add(b);
      }
      return all;
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
  }

  @Test
  void whatSchemasDoNotTellIsReportedAndTopicsOfOthersAreRefused() {
    fill("told", "json");
    var findings = new ArrayList<Finding>();

    StoreModel model = model("told", findings);

    assertThat(model.entities())
        .extracting(StoreEntity::name, StoreEntity::key)
        .contains(
            tuple("Line", List.of("purchaseNumber", "position")),
            tuple("Purchase", List.of("number")));
    new CodeGenerator(CodeOptions.of("made")).generate(model, findings::add);
    assertThat(findings)
        .extracting(Finding::subject, Finding::field, finding -> finding.text().substring(0, 6))
        .contains(
            tuple("Stock", "", "SCF-32"),
            tuple("Stock", "version", "SCF-23"),
            tuple("Purchase", "customerId", "SCF-31"),
            tuple("Payment", "DTYPE", "SCF-30"));
    assertThat(findings).noneMatch(finding -> finding.text().contains("4711"));

    assertThat(model("told", new ArrayList<>(), "told-warehouse").entities())
        .extracting(StoreEntity::name)
        .containsExactly("Stock");
    assertThatThrownBy(() -> model("told", new ArrayList<>(), "elsewhere"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SCF-08")
        .hasMessageContaining("elsewhere")
        .hasMessageContaining("told.Customer");
  }
}

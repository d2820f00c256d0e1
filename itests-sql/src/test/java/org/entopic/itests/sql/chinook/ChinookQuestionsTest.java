package org.entopic.itests.sql.chinook;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entopic.EntityContextFactory;
import org.entopic.itests.sql.Question;
import org.entopic.itests.sql.Questions;
import org.entopic.itests.sql.SqlDatabase;
import org.entopic.samples.chinook.ChinookContext;
import org.entopic.samples.chinook.Loader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions about a music shop. */
@EnabledIfSystemProperty(
    named = "entopic.chinook",
    matches = ".+",
    disabledReason = "needs -Dentopic.chinook=<folder with the files of Chinook as JSON lines>")
class ChinookQuestionsTest {
  private static final List<String> FILES =
      List.of(
          "Artist",
          "Album",
          "Genre",
          "MediaType",
          "Track",
          "Playlist",
          "PlaylistTrack",
          "Employee",
          "Customer",
          "Invoice",
          "InvoiceLine");

  private static SqlDatabase sql;
  private static EntityContextFactory<ChinookContext> factory;
  private static ChinookContext db;
  private static Questions questions;

  @BeforeAll
  static void fillBoth() throws IOException {
    Path folder = Path.of(System.getProperty("entopic.chinook"));
    sql = new SqlDatabase();
    sql.runScript("chinook.sql", folder.toString());
    for (String file : FILES) {
      insertLines(file, folder.resolve(file + ".jsonl"));
    }
    factory =
        EntityContextFactory.of(ChinookContext::new)
            .database("chinook")
            .backend("memory")
            .serializer("json")
            .open();
    new Loader(factory).load(folder);
    db = factory.create();
    questions = new Questions(sql);
  }

  @AfterAll
  static void close() throws IOException {
    questions.writeTable("chinook");
    db.close();
    factory.close();
    sql.close();
  }

  static Stream<Question> questions() {
    return Stream.of(
            ChinookGraphs.of(db),
            ChinookConditions.comparisons(db),
            ChinookConditions.texts(db),
            ChinookConditions.orders(db),
            ChinookCollections.of(db),
            ChinookValues.of(db),
            ChinookGroups.of(db),
            ChinookJoins.joins(db),
            ChinookJoins.combinations(db))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQueryAnswersAsSqlDoes(Question question) {
    questions.ask(question);
  }

  private static void insertLines(String table, Path file) throws IOException {
    try (MappingIterator<ObjectNode> lines =
        new JsonMapper().readerFor(ObjectNode.class).readValues(file.toFile())) {
      List<ObjectNode> objects = lines.readAll();
      var columns = new ArrayList<String>();
      objects.get(0).fieldNames().forEachRemaining(columns::add);
      sql.insert(table, columns, objects.stream().map(object -> texts(object, columns)).toList());
    }
  }

  private static List<@Nullable String> texts(ObjectNode object, List<String> columns) {
    var texts = new ArrayList<@Nullable String>();
    for (String column : columns) {
      texts.add(object.hasNonNull(column) ? object.get(column).asText() : null);
    }
    return texts;
  }
}

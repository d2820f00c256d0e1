package org.entopic.itests.sql.f1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entopic.EntityContextFactory;
import org.entopic.itests.sql.Question;
import org.entopic.itests.sql.Questions;
import org.entopic.itests.sql.SqlDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions about the races of Formula One. */
@EnabledIfSystemProperty(
    named = "entopic.f1db",
    matches = ".+",
    disabledReason = "needs -Dentopic.f1db=<folder with the files of f1db as CSV>")
class FormulaOneQuestionsTest {
  private static SqlDatabase sql;
  private static EntityContextFactory<FormulaOneContext> factory;
  private static FormulaOneContext db;
  private static Questions questions;

  @BeforeAll
  static void fillBoth() throws IOException {
    Path folder = Path.of(System.getProperty("entopic.f1db"));
    sql = new SqlDatabase();
    sql.runScript("f1db.sql", folder.toString());
    factory =
        EntityContextFactory.of(FormulaOneContext::new)
            .database("f1")
            .backend("memory")
            .serializer("json")
            .open();
    new FormulaOneFiles(folder).saveTo(factory);
    db = factory.create();
    questions = new Questions(sql);
  }

  @AfterAll
  static void close() throws IOException {
    questions.writeTable("f1db");
    db.close();
    factory.close();
    sql.close();
  }

  static Stream<Question> questions() {
    return Stream.of(
            FormulaOneConditions.of(db),
            FormulaOneGroups.of(db),
            FormulaOneJoins.of(db),
            FormulaOneLists.of(db))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQueryAnswersAsSqlDoes(Question question) {
    questions.ask(question);
  }
}

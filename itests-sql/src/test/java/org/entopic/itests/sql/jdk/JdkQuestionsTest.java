package org.entopic.itests.sql.jdk;

import java.io.IOException;
import java.util.stream.Stream;
import org.entopic.EntityContextFactory;
import org.entopic.itests.sql.Question;
import org.entopic.itests.sql.Questions;
import org.entopic.itests.sql.SqlDatabase;
import org.entopic.samples.catalog.CatalogContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions about the JDK that runs them. */
class JdkQuestionsTest {
  private static SqlDatabase sql;
  private static EntityContextFactory<CatalogContext> factory;
  private static CatalogContext db;
  private static Questions questions;

  @BeforeAll
  static void fillBoth() throws IOException {
    JdkRows jdk = JdkRows.read(new StandardModules());
    sql = new SqlDatabase();
    sql.runScript("jdk.sql", "");
    jdk.insertInto(sql);
    factory =
        EntityContextFactory.of(CatalogContext::new)
            .database("jdk")
            .backend("memory")
            .serializer("json")
            .open();
    jdk.saveTo(factory);
    db = factory.create();
    questions = new Questions(sql);
  }

  @AfterAll
  static void close() throws IOException {
    questions.writeTable("jdk");
    db.close();
    factory.close();
    sql.close();
  }

  static Stream<Question> questions() {
    return JdkQuestions.of(db).stream();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQueryAnswersAsSqlDoes(Question question) {
    questions.ask(question);
  }
}

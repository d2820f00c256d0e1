package org.entopic.itests.sql.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Set;
import org.entopic.EntityContextFactory;
import org.entopic.itests.sql.Question;
import org.entopic.itests.sql.Questions;
import org.entopic.itests.sql.SqlDatabase;
import org.entopic.samples.catalog.CatalogContext;
import org.entopic.samples.catalog.model.JavaPackageFields;
import org.entopic.samples.catalog.model.JavaTypeFields;
import org.entopic.samples.catalog.model.TypeKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changes of many entities at once leave what the same UPDATE and DELETE leave. */
class JdkChangesTest {
  private static SqlDatabase sql;
  private static EntityContextFactory<CatalogContext> factory;

  @BeforeAll
  static void fillBoth() throws IOException {
    ModuleReference xml = ModuleFinder.ofSystem().find("java.xml").orElseThrow();
    JdkRows jdk = JdkRows.read(new StandardModules(Set.of(xml)));
    sql = new SqlDatabase();
    sql.runScript("jdk.sql", "");
    jdk.insertInto(sql);
    factory =
        EntityContextFactory.of(CatalogContext::new)
            .database("jdk-changes")
            .backend("memory")
            .serializer("json")
            .open();
    jdk.saveTo(factory);
  }

  @AfterAll
  static void close() {
    factory.close();
    sql.close();
  }

  @Test
  void updatesAndDeletesChangeTheSameRows() {
    try (var db = factory.create()) {
      int exported =
          db.packages
              .where(JavaPackageFields.name.startsWith("com.sun."))
              .executeUpdate(set -> set.set(JavaPackageFields.exported, true))
              .entitiesWritten();
      assertThat(exported)
          .isPositive()
          .isEqualTo(sql.update("UPDATE package SET exported = TRUE WHERE name LIKE 'com.sun.%'"));

      int grown =
          db.types
              .where(JavaTypeFields.kind.eq(TypeKind.ENUM))
              .where(JavaTypeFields.enclosingPackage.then(JavaPackageFields.exported).eq(false))
              .executeUpdate(
                  set ->
                      set.set(
                              JavaTypeFields.fieldCount,
                              JavaTypeFields.fieldCount.plus(JavaTypeFields.methodCount))
                          .set(JavaTypeFields.methodCount, JavaTypeFields.fieldCount.times(2)))
              .entitiesWritten();
      assertThat(grown)
          .isPositive()
          .isEqualTo(
              sql.update(
                  """
                  UPDATE type SET fields = fields + methods, methods = fields * 2
                  WHERE kind = 'ENUM' AND EXISTS (SELECT * FROM package p
                    WHERE p.module_name = type.module_name AND p.name = type.package_name
                      AND NOT p.exported)\
                  """));

      int deleted =
          db.types
              .where(JavaTypeFields.name.like("%$%"))
              .where(JavaTypeFields.subTypes.isEmpty())
              .executeDelete()
              .entitiesWritten();
      assertThat(deleted)
          .isPositive()
          .isEqualTo(
              sql.update(
                  """
                  DELETE FROM type WHERE name LIKE '%$%'
                  AND name NOT IN (SELECT super_name FROM type WHERE super_name IS NOT NULL)\
                  """));
    }
    try (var db = factory.create()) {
      var questions = new Questions(sql);
      questions.ask(
          Question.of(
              "All packages",
              db.packages
                  .orderBy(JavaPackageFields.moduleName.asc())
                  .thenBy(JavaPackageFields.name.asc())
                  .select(
                      JavaPackageFields.moduleName,
                      JavaPackageFields.name,
                      JavaPackageFields.exported),
              "SELECT module_name, name, exported FROM package ORDER BY module_name, name"));
      questions.ask(
          Question.of(
              "All types",
              db.types
                  .orderBy(JavaTypeFields.name.asc())
                  .select(
                      JavaTypeFields.name,
                      JavaTypeFields.fieldCount,
                      JavaTypeFields.methodCount,
                      JavaTypeFields.superTypeName),
              "SELECT name, fields, methods, super_name FROM type ORDER BY name"));
    }
  }
}

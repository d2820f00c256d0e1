package org.entopic.itests.sql.jdk;

import static org.entopic.query.Expressions.count;

import java.util.List;
import org.entopic.itests.sql.Question;
import org.entopic.query.Query;
import org.entopic.query.TextProperty;
import org.entopic.samples.catalog.CatalogContext;
import org.entopic.samples.catalog.model.JavaModuleFields;
import org.entopic.samples.catalog.model.JavaPackageFields;
import org.entopic.samples.catalog.model.JavaTypeFields;
import org.entopic.samples.catalog.model.TypeKind;

/** Questions that every JDK has an answer to, another one in each. */
final class JdkQuestions {
  private JdkQuestions() {}

  /** A name of whatever. */
  record Named(String name) {}

  static List<Question> of(CatalogContext db) {
    var name = TextProperty.text(Named::name);
    var superName = JavaTypeFields.superType.then(JavaTypeFields.name);
    Query<Named> modules = db.modules.select(Named.class, JavaModuleFields.name);
    Query<Named> packages = db.packages.select(Named.class, JavaPackageFields.name);
    return List.of(
        Question.of(
            "How many types of each kind",
            db.types
                .groupBy(JavaTypeFields.kind)
                .orderBy(count().desc())
                .select(
                    JavaTypeFields.kind,
                    count(),
                    JavaTypeFields.sizeInBytes.sum(),
                    JavaTypeFields.methodCount.average(),
                    JavaTypeFields.fieldCount.max()),
            """
            SELECT kind, COUNT(*), SUM(bytes), CAST(AVG(methods) AS DOUBLE PRECISION), MAX(fields)
            FROM type GROUP BY kind ORDER BY 2 DESC\
            """),
        Question.of(
            "Packages of one module: the first part of a key",
            db.packages
                .where(JavaPackageFields.moduleName.eq("java.base"))
                .orderBy(JavaPackageFields.name.asc())
                .select(JavaPackageFields.name, JavaPackageFields.exported),
            "SELECT name, exported FROM package WHERE module_name = 'java.base' ORDER BY name"),
        Question.of(
            "Exported packages by module",
            db.packages
                .where(JavaPackageFields.exported.eq(true))
                .groupBy(JavaPackageFields.moduleName)
                .having(count().ge(2L))
                .orderBy(count().desc())
                .thenBy(JavaPackageFields.moduleName.asc())
                .select(JavaPackageFields.moduleName, count()),
            """
            SELECT module_name, COUNT(*) FROM package WHERE exported GROUP BY module_name
            HAVING COUNT(*) >= 2 ORDER BY 2 DESC, 1\
            """),
        Question.of(
            "The largest packages, by their collections",
            db.packages
                .orderBy(JavaPackageFields.types.count().desc())
                .thenBy(JavaPackageFields.name.asc())
                .thenBy(JavaPackageFields.moduleName.asc())
                .take(20)
                .select(
                    JavaPackageFields.name,
                    JavaPackageFields.types.count(),
                    JavaPackageFields.types.count(JavaTypeFields.kind.eq(TypeKind.ENUM)),
                    JavaPackageFields.types.max(JavaTypeFields.sizeInBytes)),
            """
            SELECT p.name, COUNT(t.name), COUNT(CASE WHEN kind = 'ENUM' THEN 1 END), MAX(bytes)
            FROM package p LEFT JOIN type t ON t.module_name = p.module_name AND t.package_name = p.name
            GROUP BY p.module_name, p.name ORDER BY 2 DESC, p.name, p.module_name LIMIT 20\
            """),
        Question.of(
            "Sealed types and what they extend",
            db.types
                .where(JavaTypeFields.sealed.eq(true))
                .orderBy(superName.asc().nullsLast())
                .thenBy(JavaTypeFields.name.asc())
                .take(50)
                .select(JavaTypeFields.name, superName),
            "SELECT name, super_name FROM type WHERE sealed ORDER BY super_name NULLS LAST, name"
                + " LIMIT 50"),
        Question.of(
            "Most extended types",
            db.types
                .where(JavaTypeFields.subTypes.count().gt(40L))
                .orderBy(JavaTypeFields.subTypes.count().desc())
                .thenBy(JavaTypeFields.name.asc())
                .select(JavaTypeFields.name, JavaTypeFields.subTypes.count()),
            """
            SELECT super_name, COUNT(*) FROM type WHERE super_name IS NOT NULL GROUP BY super_name
            HAVING COUNT(*) > 40 ORDER BY 2 DESC, 1\
            """),
        Question.of(
            "Exceptions of exported packages, two levels down",
            db.types
                .where(
                    JavaTypeFields.superType
                        .then(JavaTypeFields.superType)
                        .then(JavaTypeFields.name)
                        .eq("java.lang.Exception"))
                .where(JavaTypeFields.enclosingPackage.then(JavaPackageFields.exported).eq(true))
                .orderBy(JavaTypeFields.name.asc())
                .select(
                    JavaTypeFields.name,
                    JavaTypeFields.enclosingPackage
                        .then(JavaPackageFields.module)
                        .then(JavaModuleFields.name)),
            """
            SELECT t.name, t.module_name FROM type t JOIN type s ON s.name = t.super_name
            JOIN package p ON p.module_name = t.module_name AND p.name = t.package_name
            WHERE s.super_name = 'java.lang.Exception' AND p.exported ORDER BY t.name\
            """),
        Question.of(
            "Types nested in nested types, by length of name",
            () ->
                db.types
                    .where(JavaTypeFields.name.like("java.util.%$%$%"))
                    .orderBy(JavaTypeFields.name.length().desc())
                    .thenBy(JavaTypeFields.name.desc())
                    .select(JavaTypeFields.name.substring(10), JavaTypeFields.name.indexOf("$"))
                    .toList(),
            """
            SELECT SUBSTRING(name FROM 11), POSITION('$' IN name) - 1 FROM type
            WHERE name LIKE 'java.util.%$%$%' ORDER BY LENGTH(name) DESC, name DESC\
            """),
        Question.of(
            "Interfaces that are lists of constants",
            () ->
                db.types
                    .where(JavaTypeFields.kind.in(List.of(TypeKind.INTERFACE, TypeKind.ANNOTATION)))
                    .where(JavaTypeFields.methodCount.eq(0).and(JavaTypeFields.fieldCount.gt(10)))
                    .orderBy(JavaTypeFields.fieldCount.desc())
                    .thenBy(JavaTypeFields.name.asc())
                    .select(JavaTypeFields.name, JavaTypeFields.fieldCount)
                    .toList(),
            """
            SELECT name, fields FROM type WHERE kind IN ('INTERFACE', 'ANNOTATION') AND methods = 0
            AND fields > 10 ORDER BY fields DESC, name\
            """),
        Question.of(
            "Modules beside packages that are called like them",
            db.modules
                .leftJoin(db.packages, JavaModuleFields.name, JavaPackageFields.name)
                .orderBy(JavaModuleFields.name.desc())
                .thenBy(JavaPackageFields.moduleName.asc())
                .select(JavaModuleFields.name, JavaModuleFields.open, JavaPackageFields.moduleName),
            """
            SELECT m.name, m.open, p.module_name FROM module m LEFT JOIN package p ON p.name = m.name
            ORDER BY m.name DESC, p.module_name NULLS FIRST\
            """),
        Question.of(
            "Names of modules that are names of packages",
            modules.intersect(packages).orderBy(name.asc()),
            "SELECT name FROM module INTERSECT SELECT name FROM package ORDER BY name"),
        Question.of(
            "How many names packages and modules have",
            () -> packages.union(modules).count(),
            "SELECT COUNT(*) FROM (SELECT name FROM package UNION SELECT name FROM module)"),
        Question.of(
            "A page of all types, from the end",
            db.types
                .orderBy(JavaTypeFields.name.asc())
                .reverse()
                .skip(1_000)
                .take(30)
                .select(JavaTypeFields.name, JavaTypeFields.kind),
            "SELECT name, kind FROM type ORDER BY name DESC OFFSET 1000 ROWS FETCH NEXT 30 ROWS"
                + " ONLY"),
        Question.of(
            "Packages with their enums",
            db.packages
                .where(JavaPackageFields.moduleName.in(List.of("java.base", "java.xml")))
                .where(JavaPackageFields.exported.eq(true))
                .join(JavaPackageFields.types)
                .where(JavaTypeFields.kind.eq(TypeKind.ENUM))
                .orderBy(JavaTypeFields.name.asc())
                .select(JavaPackageFields.name, JavaTypeFields.name),
            """
            SELECT p.name, t.name FROM package p
            JOIN type t ON t.module_name = p.module_name AND t.package_name = p.name
            WHERE p.module_name IN ('java.base', 'java.xml') AND p.exported AND t.kind = 'ENUM'
            ORDER BY t.name\
            """));
  }
}

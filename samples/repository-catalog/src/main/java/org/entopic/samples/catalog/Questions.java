package org.entopic.samples.catalog;

import static org.entopic.query.Expressions.count;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.entopic.EntityContextFactory;
import org.entopic.query.Query;
import org.entopic.samples.catalog.model.Artifact;
import org.entopic.samples.catalog.model.ArtifactFields;
import org.entopic.samples.catalog.model.DependencyFields;
import org.entopic.samples.catalog.model.DependencyScope;
import org.entopic.samples.catalog.model.JavaTypeFields;
import org.entopic.samples.catalog.model.LicenseFields;

/** What one would like to know of a repository and a runtime. */
final class Questions {
  private static final int SHOWN = 5;

  private final EntityContextFactory<CatalogContext> factory;
  private final PrintStream out;

  Questions(EntityContextFactory<CatalogContext> factory, PrintStream out) {
    this.factory = factory;
    this.out = out;
  }

  /** Prints how many entities there are and returns their number. */
  static long counts(EntityContextFactory<CatalogContext> factory, PrintStream out) {
    try (var db = factory.create()) {
      long[] counts = {
        db.modules.count(), db.packages.count(), db.types.count(),
        db.artifacts.count(), db.dependencies.count(), db.licenses.count()
      };
      out.printf(
          Locale.ROOT,
          "%,d modules, %,d packages, %,d types; %,d artifacts, %,d dependencies, %,d licences%n",
          counts[0],
          counts[1],
          counts[2],
          counts[3],
          counts[4],
          counts[5]);
      long sum = 0;
      for (long count : counts) {
        sum += count;
      }
      return sum;
    }
  }

  void askAll() {
    ask("Most depended-upon artifacts", this::mostDependedUpon);
    ask("Version conflicts: one artifact in several versions", this::versionConflicts);
    ask("Licences in use", this::licenses);
    ask("What the artifact with most dependencies pulls in", this::pulledIn);
    ask("Deepest class hierarchies", this::deepestHierarchies);
    ask("Largest classes", this::largestClasses);
  }

  private void ask(String question, Consumer<CatalogContext> answer) {
    out.println(question);
    long start = System.nanoTime();
    try (var db = factory.create()) {
      answer.accept(db);
    }
    out.println("    (" + Report.text(Duration.ofNanos(System.nanoTime() - start)) + ")");
  }

  private void mostDependedUpon(CatalogContext db) {
    rows(
        db.dependencies
            .where(DependencyFields.targetCoordinates.isNotNull())
            .groupBy(DependencyFields.targetCoordinates)
            .orderBy(count().desc())
            .thenBy(DependencyFields.targetCoordinates.asc())
            .select(Ranked.class, DependencyFields.targetCoordinates, count()));
  }

  private void versionConflicts(CatalogContext db) {
    var name = ArtifactFields.groupId.concat(":").concat(ArtifactFields.artifactId);
    var versions = ArtifactFields.version.countDistinct();
    db.artifacts
        .groupBy(name)
        .having(versions.gt(1L))
        .orderBy(versions.desc())
        .thenBy(name.asc())
        .select(Ranked.class, name, versions)
        .take(SHOWN)
        .toList()
        .forEach(
            artifact ->
                row(
                    artifact.count(),
                    artifact.name()
                        + " "
                        + db.artifacts
                            .where(name.eq(artifact.name()))
                            .orderBy(ArtifactFields.version.asc())
                            .select(ArtifactFields.version)
                            .distinct()
                            .toList()));
  }

  private void licenses(CatalogContext db) {
    rows(
        db.licenses
            .orderBy(LicenseFields.artifacts.count().desc())
            .thenBy(LicenseFields.name.asc())
            .select(Ranked.class, LicenseFields.name, LicenseFields.artifacts.count()));
  }

  private void pulledIn(CatalogContext db) {
    Optional<Artifact> start =
        db.artifacts
            .orderBy(ArtifactFields.dependencies.count().desc())
            .thenBy(ArtifactFields.coordinates.asc())
            .first();
    if (start.isEmpty()) {
      return;
    }
    Set<String> reached = new LinkedHashSet<>(List.of(start.get().getCoordinates()));
    var next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      List<String> level =
          db.dependencies
              .where(DependencyFields.artifact.then(ArtifactFields.coordinates).in(next))
              .where(
                  DependencyFields.scope.in(
                      List.of(DependencyScope.COMPILE, DependencyScope.RUNTIME)))
              .where(DependencyFields.optional.eq(false))
              .where(DependencyFields.targetCoordinates.isNotNull())
              .select(DependencyFields.targetCoordinates)
              .toList();
      next.clear();
      level.stream().filter(reached::add).forEach(next::add);
    }
    row(reached.size() - 1, start.get().getCoordinates());
  }

  private void deepestHierarchies(CatalogContext db) {
    Map<String, String> superTypes = new HashMap<>();
    db.types
        .where(JavaTypeFields.superTypeName.isNotNull())
        .select(Extension.class, JavaTypeFields.name, JavaTypeFields.superTypeName)
        .toList()
        .forEach(extension -> superTypes.put(extension.type(), extension.superType()));
    Map<String, Long> depths = new HashMap<>();
    for (String name : superTypes.keySet()) {
      long depth = 0;
      for (String type = name; superTypes.containsKey(type); type = superTypes.get(type)) {
        depth++;
      }
      depths.put(name, depth);
    }
    depths.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(SHOWN)
        .forEach(entry -> row(entry.getValue(), entry.getKey()));
  }

  private void largestClasses(CatalogContext db) {
    rows(
        db.types
            .orderBy(JavaTypeFields.sizeInBytes.desc())
            .select(Ranked.class, JavaTypeFields.name, JavaTypeFields.sizeInBytes));
  }

  private void rows(Query<Ranked> ranking) {
    ranking.take(SHOWN).toList().forEach(each -> row(each.count(), each.name()));
  }

  private void row(long count, String text) {
    out.printf(Locale.ROOT, "  %,9d  %s%n", count, text);
  }

  /** What stands in a line. */
  record Ranked(String name, long count) {}

  /** A type and what it extends. */
  record Extension(String type, String superType) {}
}

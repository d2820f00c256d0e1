package org.entopic.samples.catalog;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.entopic.EntityContextFactory;
import org.entopic.samples.catalog.model.Artifact;
import org.entopic.samples.catalog.model.ArtifactFields;
import org.entopic.samples.catalog.model.Dependency;
import org.entopic.samples.catalog.model.DependencyFields;
import org.entopic.samples.catalog.model.DependencyScope;
import org.entopic.samples.catalog.model.JavaType;
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
    Map<String, Long> counts =
        db
            .dependencies
            .where(DependencyFields.targetCoordinates.isNotNull())
            .asNoTracking()
            .toList()
            .stream()
            .collect(groupingBy(each -> each.getTargetCoordinates().orElseThrow(), counting()));
    top(counts).forEach(entry -> row(entry.getValue(), entry.getKey()));
  }

  private void versionConflicts(CatalogContext db) {
    Map<String, Set<String>> versions =
        db.artifacts.asNoTracking().toList().stream()
            .collect(
                groupingBy(
                    each -> each.getGroupId() + ":" + each.getArtifactId(),
                    Collectors.mapping(
                        Artifact::getVersion, Collectors.toCollection(TreeSet::new))));
    versions.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Set<String>> e) -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .limit(SHOWN)
        .forEach(entry -> row(entry.getValue().size(), entry.getKey() + " " + entry.getValue()));
  }

  private void licenses(CatalogContext db) {
    Map<String, Long> uses = new HashMap<>();
    db.licenses
        .orderBy(LicenseFields.name.asc())
        .include(LicenseFields.artifacts)
        .toList()
        .forEach(license -> uses.put(license.getName(), (long) license.getArtifacts().size()));
    top(uses).forEach(entry -> row(entry.getValue(), entry.getKey()));
  }

  private void pulledIn(CatalogContext db) {
    Optional<Artifact> start =
        db.artifacts.include(ArtifactFields.dependencies).toList().stream()
            .max(Comparator.comparingInt(each -> each.getDependencies().size()));
    if (start.isEmpty()) {
      return;
    }
    Set<String> reached = new LinkedHashSet<>(List.of(start.get().getCoordinates()));
    var next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      List<Dependency> level =
          db.dependencies
              .where(
                  DependencyFields.artifact
                      .then(ArtifactFields.coordinates)
                      .in(next)
                      .and(
                          DependencyFields.scope.in(
                              List.of(DependencyScope.COMPILE, DependencyScope.RUNTIME)))
                      .and(DependencyFields.optional.eq(false)))
              .asNoTracking()
              .toList();
      next.clear();
      level.stream()
          .flatMap(dependency -> dependency.getTargetCoordinates().stream())
          .filter(reached::add)
          .forEach(next::add);
    }
    row(reached.size() - 1, start.get().getCoordinates());
  }

  private void deepestHierarchies(CatalogContext db) {
    Map<String, String> superTypes =
        db.types.where(JavaTypeFields.superTypeName.isNotNull()).asNoTracking().toList().stream()
            .collect(
                Collectors.toMap(JavaType::getName, each -> each.getSuperTypeName().orElseThrow()));
    Map<String, Long> depths = new HashMap<>();
    for (String name : superTypes.keySet()) {
      long depth = 0;
      for (String type = name; superTypes.containsKey(type); type = superTypes.get(type)) {
        depth++;
      }
      depths.put(name, depth);
    }
    top(depths).forEach(entry -> row(entry.getValue(), entry.getKey()));
  }

  private void largestClasses(CatalogContext db) {
    db.types
        .orderBy(JavaTypeFields.sizeInBytes.desc())
        .take(SHOWN)
        .toList()
        .forEach(type -> row(type.getSizeInBytes(), type.getName()));
  }

  private static List<Map.Entry<String, Long>> top(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(SHOWN)
        .toList();
  }

  private void row(long count, String text) {
    out.printf(Locale.ROOT, "  %,9d  %s%n", count, text);
  }
}

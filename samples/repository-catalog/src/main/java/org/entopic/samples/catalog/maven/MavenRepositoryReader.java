package org.entopic.samples.catalog.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelProblem;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.entopic.samples.catalog.report.ProblemKind;
import org.entopic.samples.catalog.report.ReadProblem;
import org.entopic.samples.catalog.report.ReadProgress;
import org.entopic.samples.catalog.report.ReadReport;

/**
 * Reads every POM of a local Maven repository as Maven would see it, with what it inherits and
 * imports. It uses the files of that directory only, never a network.
 */
public final class MavenRepositoryReader {
  private final Path repository;

  private MavenRepositoryReader(Path repository) {
    this.repository = repository;
  }

  /**
   * Returns a reader of the repository in a directory.
   *
   * @throws IOException if there is no such directory
   */
  public static MavenRepositoryReader of(Path repository) throws IOException {
    Path real = repository.toRealPath();
    if (!Files.isDirectory(real)) {
      throw new NotDirectoryException(repository.toString());
    }
    return new MavenRepositoryReader(real);
  }

  /**
   * Reads everything, telling {@code progress} of each finished POM. A POM of which no effective
   * model can be built is left out and reported.
   *
   * @throws IOException if the directory cannot be listed
   */
  public RepositoryContents read(ReadProgress progress) throws IOException {
    return new Run(repository, progress).read();
  }

  /** One reading; everything that is read once for all POMs lives as long as it. */
  private static final class Run {
    private final Path repository;
    private final ReadProgress progress;
    private final EffectiveModels models;
    private final LicenseRegistry licenses = new LicenseRegistry();
    private final ArtifactDescriber describer = new ArtifactDescriber(licenses);
    private final Map<Coordinates, ArtifactDescription> artifacts = new LinkedHashMap<>();
    private final List<ReadProblem> problems = new ArrayList<>();

    Run(Path repository, ReadProgress progress) {
      this.repository = repository;
      this.progress = progress;
      this.models = new EffectiveModels(repository);
    }

    RepositoryContents read() throws IOException {
      long start = System.nanoTime();
      List<Path> poms = PomFinder.find(repository, problems);
      int done = 0;
      for (Path pom : poms) {
        String subject = repository.relativize(pom).toString();
        read(pom, subject);
        progress.finished(++done, poms.size(), subject);
      }
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      ReadReport report = new ReadReport(artifacts.size(), time, problems);
      return new RepositoryContents(artifacts, licenses.all(), report);
    }

    // The model builder has unchecked exceptions of many classes for POMs that are odd enough.
    private void read(Path pom, String subject) {
      try {
        ArtifactDescription artifact = describer.describe(models.build(pom), pom);
        if (artifacts.putIfAbsent(artifact.coordinates(), artifact) != null) {
          String coordinates = artifact.coordinates().toString();
          problems.add(new ReadProblem(ProblemKind.DUPLICATE_POM, subject, coordinates));
        }
      } catch (ModelBuildingException e) {
        problems.add(problem(subject, e));
      } catch (IOException e) {
        problems.add(new ReadProblem(ProblemKind.UNREADABLE_FILE, subject, e.toString()));
      } catch (RuntimeException e) {
        problems.add(new ReadProblem(ProblemKind.BROKEN_POM, subject, e.toString()));
      }
    }
  }

  private static ReadProblem problem(String subject, ModelBuildingException failure) {
    for (ModelProblem problem : failure.getProblems()) {
      if (problem.getException() instanceof UnresolvableModelException missing) {
        boolean parent = missing instanceof MissingParentException;
        return new ReadProblem(
            parent ? ProblemKind.MISSING_PARENT : ProblemKind.MISSING_IMPORT,
            subject,
            Text.orEmpty(missing.getMessage()));
      }
    }
    String message =
        failure.getProblems().stream()
            .filter(problem -> problem.getSeverity() != ModelProblem.Severity.WARNING)
            .map(problem -> Text.orEmpty(problem.getMessage()))
            .findFirst()
            .orElseGet(() -> Text.orEmpty(failure.getMessage()));
    return new ReadProblem(ProblemKind.BROKEN_POM, subject, message);
  }
}

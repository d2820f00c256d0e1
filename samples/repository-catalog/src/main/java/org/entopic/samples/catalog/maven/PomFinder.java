package org.entopic.samples.catalog.maven;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entopic.samples.catalog.report.ProblemKind;
import org.entopic.samples.catalog.report.ReadProblem;

/** Collects the POMs below a directory in a stable order; what it may not enter, it reports. */
final class PomFinder extends SimpleFileVisitor<Path> {
  private final List<Path> poms = new ArrayList<>();
  private final List<ReadProblem> problems;

  private PomFinder(List<ReadProblem> problems) {
    this.problems = problems;
  }

  static List<Path> find(Path repository, List<ReadProblem> problems) throws IOException {
    PomFinder finder = new PomFinder(problems);
    Files.walkFileTree(repository, finder);
    Collections.sort(finder.poms);
    return finder.poms;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile() && file.toString().endsWith(".pom")) {
      poms.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) {
    String subject = file.toString();
    problems.add(new ReadProblem(ProblemKind.UNREADABLE_FILE, subject, cause.toString()));
    return FileVisitResult.CONTINUE;
  }
}

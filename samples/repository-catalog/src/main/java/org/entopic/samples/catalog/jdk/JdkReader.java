package org.entopic.samples.catalog.jdk;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entopic.samples.catalog.model.PackageKey;
import org.entopic.samples.catalog.report.ProblemKind;
import org.entopic.samples.catalog.report.ReadProblem;
import org.entopic.samples.catalog.report.ReadProgress;
import org.entopic.samples.catalog.report.ReadReport;
import org.jspecify.annotations.Nullable;

/** Hands every module, package and class of a Java runtime to a listener, one after the other. */
public final class JdkReader {
  private final ModuleFinder finder;
  private final @Nullable LocalDate released;

  private JdkReader(ModuleFinder finder, @Nullable LocalDate released) {
    this.finder = finder;
    this.released = released;
  }

  /** Returns a reader of the modules linked into the runtime that executes this code. */
  public static JdkReader ofRunningJdk() {
    String date = System.getProperty("java.version.date");
    return new JdkReader(ModuleFinder.ofSystem(), date == null ? null : LocalDate.parse(date));
  }

  /** Returns a reader of the modules that {@code finder} finds. */
  public static JdkReader of(ModuleFinder finder) {
    return new JdkReader(finder, null);
  }

  /**
   * Reads everything, telling {@code progress} of each finished module. A class file that cannot be
   * read is left out and reported.
   *
   * @throws IOException if a module cannot be opened or listed
   */
  public ReadReport read(JdkListener listener, ReadProgress progress) throws IOException {
    long start = System.nanoTime();
    List<ModuleReference> modules =
        finder.findAll().stream().sorted(Comparator.comparing(m -> m.descriptor().name())).toList();
    List<ReadProblem> problems = new ArrayList<>();
    long types = 0;
    int done = 0;
    for (ModuleReference module : modules) {
      describe(module.descriptor(), listener);
      types += readTypes(module, listener, problems);
      progress.finished(++done, modules.size(), module.descriptor().name());
    }
    return new ReadReport(types, Duration.ofNanos(System.nanoTime() - start), problems);
  }

  private void describe(ModuleDescriptor module, JdkListener listener) {
    listener.onModule(
        new ModuleDescription(
            module.name(),
            module.rawVersion().orElse(null),
            released,
            module.isOpen(),
            module.requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .collect(Collectors.toCollection(TreeSet::new))));
    Set<String> exported =
        module.exports().stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toUnmodifiableSet());
    module.packages().stream()
        .sorted()
        .map(name -> packageOf(module, name, exported.contains(name)))
        .forEach(listener::onPackage);
  }

  private static PackageDescription packageOf(
      ModuleDescriptor module, String name, boolean exported) {
    return new PackageDescription(new PackageKey(module.name(), name), exported);
  }

  private static long readTypes(
      ModuleReference module, JdkListener listener, List<ReadProblem> problems) throws IOException {
    long types = 0;
    try (ModuleReader reader = module.open();
        Stream<String> resources = reader.list()) {
      for (String resource : (Iterable<String>) resources.filter(JdkReader::isType)::iterator) {
        TypeDescription type = readType(module, reader, resource, problems);
        if (type != null) {
          listener.onType(type);
          types++;
        }
      }
    }
    return types;
  }

  private static boolean isType(String resource) {
    return resource.endsWith(".class")
        && !resource.startsWith("META-INF/")
        && !resource.endsWith("module-info.class")
        && !resource.endsWith("package-info.class");
  }

  // Bytes that are no class file make the parser fail in many ways, all of them unchecked.
  private static @Nullable TypeDescription readType(
      ModuleReference module, ModuleReader reader, String resource, List<ReadProblem> problems) {
    String moduleName = module.descriptor().name();
    try {
      return ClassFileParser.parse(bytes(reader, resource), moduleName);
    } catch (IOException | RuntimeException e) {
      problems.add(
          new ReadProblem(
              ProblemKind.UNREADABLE_CLASS, moduleName + '/' + resource, String.valueOf(e)));
      return null;
    }
  }

  private static byte[] bytes(ModuleReader reader, String resource) throws IOException {
    ByteBuffer buffer =
        reader.read(resource).orElseThrow(() -> new IOException("listed, but not there"));
    try {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } finally {
      reader.release(buffer);
    }
  }
}

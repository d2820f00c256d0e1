package org.entopic.itests.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The classes, module descriptors and sources of every main module. */
final class MainCode {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.entopic");

  private static final Pattern FOLDER = Pattern.compile("/([^/]+)/target/");

  private MainCode() {}

  /**
   * Returns the folder name of the module that a class, or an array's element, was compiled in; or
   * an empty string.
   */
  static String moduleOf(JavaClass type) {
    return type.getBaseComponentType()
        .getSource()
        .map(source -> FOLDER.matcher(source.getUri().toString()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .orElse("");
  }

  static DescribedPredicate<JavaClass> inModule(String folder) {
    return DescribedPredicate.describe(
        "are in module " + folder, type -> moduleOf(type).equals(folder));
  }

  static List<ModuleDescriptor> descriptors() throws IOException {
    List<ModuleDescriptor> found = new ArrayList<>();
    ClassLoader loader = MainCode.class.getClassLoader();
    for (URL url : Collections.list(loader.getResources("module-info.class"))) {
      try (InputStream in = url.openStream()) {
        ModuleDescriptor descriptor = ModuleDescriptor.read(in);
        if (descriptor.name().startsWith("org.entopic.")) {
          found.add(descriptor);
        }
      }
    }
    found.sort(Comparator.comparing(ModuleDescriptor::name));
    return found;
  }

  /** Returns the packages that a module exports to everybody. */
  static Set<String> exportedPackages(ModuleDescriptor descriptor) {
    return descriptor.exports().stream()
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the main source files of the published modules, without package and module files. */
  static List<Path> sources() throws IOException {
    Path root = root();
    List<Path> found = new ArrayList<>();
    try (var folders = Files.list(root)) {
      for (Path module : folders.sorted().toList()) {
        Path sources = module.resolve("src/main/java");
        if (Files.isDirectory(sources) && !module.endsWith("benchmarks")) {
          try (var files = Files.walk(sources)) {
            files
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.getFileName().toString().contains("-info.java"))
                .forEach(found::add);
          }
        }
      }
    }
    return found;
  }

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}

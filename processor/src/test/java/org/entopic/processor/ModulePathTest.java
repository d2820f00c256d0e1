package org.entopic.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.persistence.Entity;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.entopic.EntitySet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated classes in modules that neither export nor open the entities' packages. */
class ModulePathTest {
  private static final String LIBRARY =
      """
      // lib/lib/Base.java
      package lib;
      public class Base { private int revision = 4; protected Base() {} protected int revision() { return revision; } }
      """;

  private static final String APPLICATION =
      """
      // app/app/hidden/Blog.java
      package app.hidden;
      import jakarta.persistence.*;
      @Entity
      class Blog extends lib.Base {
        @Id private long id;
        private Title title;
        private Blog() {}
        record Title(String text, int words) {}
        long id() { return id; }
        @Override public String toString() { return id + " " + title + " " + revision(); }
      }
      // app/app/shared/Shared.java
      package app.shared;
      @jakarta.persistence.Entity
      @SuppressWarnings("exports")
      public class Shared { private int id; public Shared() {} public int id() { return id; } }
      // app/app/hidden/Context.java
      package app.hidden;
      import org.entopic.*;
      final class Context extends EntityContext {
        EntitySet<Blog> blogs = set(Blog.class);
        EntitySet<Blog.Title> titles = set(Blog.Title.class);
      }
      // app/app/Main.java
      package app;
      public final class Main {
        private Main() {}
        public static void main(String[] args) { app.hidden.Work.run(); }
      }
      // app/app/hidden/Work.java
      package app.hidden;
      import org.entopic.spi.access.*;
      public final class Work {
        private Work() {}
        public static void run() {
          EntityAccess<?> found = EntityAccessRegistry.find(Blog.class).orElseThrow();
          EntityAccess<?> title = EntityAccessRegistry.find(Blog.Title.class).orElseThrow();
          @SuppressWarnings("unchecked")
          var access = (EntityAccess<Blog>) found;
          Blog blog = access.instantiate(new Object[0]);
          access.set(blog, 1, 7L);
          access.set(blog, 2, title.instantiate(new Object[] {"Hello", 1}));
          System.out.println(blog + " " + BlogFields.id.eq(7L) + " " + Blog.class.getModule());
        }
      }
      """;

  private static final String OUTPUT = "7 Title[text=Hello, words=1] 4 Blog.id = ? module app";

  private @TempDir Path directory;

  @BeforeEach
  void compileModules() throws Exception {
    write(APPLICATION + LIBRARY);
    write(
        "// app/module-info.java\nmodule app { requires org.entopic.api; requires lib; exports app.shared; }\n");
  }

  @Test
  void entitiesNeedNeitherExportsNorOpens() throws Exception {
    compile("module lib { exports lib; opens lib to app; }");
    assertRuns(Path.of(System.getProperty("java.home")));
  }

  @Test
  void entitiesNeedNeitherExportsNorOpensOnJava25() throws Exception {
    Optional<Path> home = java25();
    assumeThat(home).as("a JDK 25: -Dentopic.jdk25, or beside the running one").isPresent();
    compile("module lib { exports lib; opens lib to app; }");
    assertRuns(home.orElseThrow());
  }

  @Test
  void fieldsOfClosedModulesAreNamed() throws Exception {
    compile("module lib { exports lib; }");
    Outcome outcome = run(Path.of(System.getProperty("java.home")));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output())
        .contains("PRO-11: Field revision of lib.Base, inherited by app.hidden.Blog")
        .contains("Let module lib open the package to module app.");
  }

  private void assertRuns(Path home) throws Exception {
    assertThat(run(home)).isEqualTo(new Outcome(0, OUTPUT));
  }

  private record Outcome(int exitCode, String output) {}

  private Outcome run(Path home) throws Exception {
    Path output = directory.resolve("output.txt");
    List<Path> path = locations(EntitySet.class, Entity.class);
    path.add(directory.resolve("classes/app"));
    path.add(directory.resolve("classes/lib"));
    Process process =
        new ProcessBuilder(
                home.resolve("bin").resolve("java").toString(),
                "-p",
                joined(path),
                "-m",
                "app/app.Main")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Outcome(process.exitValue(), Files.readString(output).strip());
  }

  private void compile(String library) throws Exception {
    write("// lib/module-info.java\n" + library + "\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(directory.resolve("src"))) {
      var messages = new StringWriter();
      var task =
          compiler.getTask(
              messages,
              files,
              null,
              List.of(
                  "--release",
                  "17",
                  "-Xlint:all,-processing,-classfile",
                  "-Werror",
                  "--module-source-path",
                  directory.resolve("src").toString(),
                  "-p",
                  joined(locations(EntitySet.class, Entity.class, NullMarked.class, API.class)),
                  "-d",
                  directory.resolve("classes").toString()),
              null,
              files.getJavaFileObjectsFromPaths(
                  sources.filter(file -> file.toString().endsWith(".java")).toList()));
      task.setProcessors(List.of(new EntityProcessor()));
      assertThat(task.call()).as(messages.toString()).isTrue();
    }
  }

  private void write(String sources) throws IOException {
    for (String part : sources.split("(?m)^// ")) {
      if (!part.isEmpty()) {
        int end = part.indexOf('\n');
        Path file = directory.resolve("src").resolve(part.substring(0, end));
        Files.createDirectories(file.getParent());
        Files.writeString(file, part.substring(end));
      }
    }
  }

  private static List<Path> locations(Class<?>... types) throws URISyntaxException {
    var locations = new ArrayList<Path>();
    for (Class<?> type : types) {
      locations.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }
    return locations;
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Optional<Path> java25() throws IOException {
    String chosen = System.getProperty("entopic.jdk25");
    if (chosen != null) {
      return Optional.of(Path.of(chosen));
    }
    Path beside = Path.of(System.getProperty("java.home")).getParent();
    try (Stream<Path> homes = Files.list(beside)) {
      return homes
          .filter(home -> home.getFileName().toString().contains("25"))
          .filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")))
          .findFirst();
    }
  }
}

package org.entopic.itests.jpms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.entopic.processor.EntityProcessor;

/** An application in the test's resources: compiled as a module, run in processes of its own. */
final class Application {
  private static final Set<String> COMPILED_AGAINST =
      Set.of("org.entopic.api", "jakarta.persistence", "org.jspecify", "org.apiguardian.api");

  private final String name;
  private final Path directory;
  private final Path classes;

  private Application(String name, Path directory) {
    this.name = name;
    this.directory = directory;
    this.classes = directory.resolve(name);
  }

  /** What a run of the application left. */
  record Outcome(int exitCode, String output, String errors) {}

  /**
   * Compiles an application.
   *
   * @param name its module and package
   * @param required the modules that it is compiled against, beside the api's
   */
  static Application compile(String name, Path directory, Set<String> required)
      throws IOException, URISyntaxException {
    var application = new Application(name, directory);
    var modules = new HashSet<>(COMPILED_AGAINST);
    modules.addAll(required);
    application.compile(modules);
    return application;
  }

  private void compile(Set<String> modules) throws IOException, URISyntaxException {
    Path sources =
        Path.of(Objects.requireNonNull(Application.class.getResource("/jpms/" + name)).toURI());
    var compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(sources)) {
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
                  "-p",
                  modulePath(modules),
                  "-d",
                  classes.toString()),
              null,
              files.getJavaFileObjectsFromPaths(
                  all.filter(file -> file.toString().endsWith(".java")).toList()));
      task.setProcessors(List.of(new EntityProcessor()));
      assertThat(task.call()).as(messages.toString()).isTrue();
    }
  }

  Outcome runOnModulePath(Path home, Set<String> modules, String... arguments) throws Exception {
    return run(
        home,
        List.of(
            "-Ddirectory=" + directory.resolve("files"),
            "-p",
            classes + File.pathSeparator + modulePath(modules),
            "-m",
            name + "/" + name + ".Main"),
        arguments);
  }

  Outcome runOnClassPath(Path home, String serializer, String... arguments) throws Exception {
    return run(
        home,
        List.of(
            "-Dserializer=" + serializer,
            "-Ddirectory=" + directory.resolve("files"),
            "-cp",
            classes + File.pathSeparator + System.getProperty("java.class.path"),
            name + ".Main"),
        arguments);
  }

  private Outcome run(Path home, List<String> command, String... arguments) throws Exception {
    Path output = directory.resolve("output.txt");
    Path errors = directory.resolve("errors.txt");
    var line = new ArrayList<String>();
    line.add(home.resolve("bin").resolve("java").toString());
    line.addAll(command);
    line.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(line)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  /** Returns the entries of the test's class path that are modules of these names. */
  private static String modulePath(Set<String> modules) {
    var missing = new TreeSet<>(modules);
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> missing.remove(moduleName(Path.of(entry))))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(missing).as("modules that are not on the test's class path").isEmpty();
    return path;
  }

  private static String moduleName(Path entry) {
    try {
      return ModuleFinder.of(entry).findAll().stream()
          .map(module -> module.descriptor().name())
          .findFirst()
          .orElse("");
    } catch (FindException e) {
      return "";
    }
  }
}

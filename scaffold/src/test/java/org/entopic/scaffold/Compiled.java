package org.entopic.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.entopic.EntityContext;
import org.entopic.processor.EntityProcessor;

/** Sources that were made, compiled with the annotation processor and loaded. */
final class Compiled implements AutoCloseable {
  private final URLClassLoader loader;

  private Compiled(URLClassLoader loader) {
    this.loader = loader;
  }

  /** Compiles; an error or a warning fails the test. */
  static Compiled of(List<SourceFile> sources, Path folder) throws IOException {
    Path code = folder.resolve("code");
    SourceFile.write(sources, code, SourceFile.Overwriting.REFUSED);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      List<File> units = sources.stream().map(s -> code.resolve(s.path()).toFile()).toList();
      var task =
          compiler.getTask(
              null,
              files,
              diagnostics,
              List.of("--release", "17", "-Xlint:all,-processing,-classfile", "-d", "" + classes),
              null,
              files.getJavaFileObjectsFromFiles(units));
      task.setProcessors(List.of(new EntityProcessor()));
      boolean succeeded = task.call();
      assertThat(diagnostics.getDiagnostics()).as(() -> text(sources)).isEmpty();
      assertThat(succeeded).isTrue();
    }
    return new Compiled(
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader()));
  }

  private static String text(List<SourceFile> sources) {
    return String.join("\n", sources.stream().map(SourceFile::text).toList());
  }

  Class<?> type(String name) throws ClassNotFoundException {
    return loader.loadClass(name);
  }

  /** Returns a new context of a class that was compiled. */
  EntityContext context(String name) {
    try {
      return (EntityContext) type(name).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("context", e);
    }
  }

  /** Returns the names of classes that the annotation processor made. */
  static List<String> generated(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("classes"))) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.contains("Fields")).toList();
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}

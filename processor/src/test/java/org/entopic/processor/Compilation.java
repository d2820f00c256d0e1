package org.entopic.processor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources compiled in memory with the processor and all of javac's warnings, as errors at will. */
final class Compilation {
  private final Map<String, String> sources = new TreeMap<>();
  private final List<String> options =
      new ArrayList<>(List.of("--release", "17", "-Xlint:all,-processing,-classfile"));
  private final List<Processor> processors = new ArrayList<>(List.of(new EntityProcessor()));
  private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
  private final Map<String, ByteArrayOutputStream> generated = new TreeMap<>();
  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

  /** Adds several sources; a line {@code // name} precedes each. */
  Compilation sources(String texts) {
    for (String part : texts.split("(?m)^// ", -1)) {
      if (!part.isBlank()) {
        int end = part.indexOf('\n');
        source(part.substring(0, end).strip(), part.substring(end));
      }
    }
    return this;
  }

  /** Adds a source. */
  Compilation source(String name, String text) {
    sources.put(name, text);
    return this;
  }

  Compilation option(String option) {
    options.add(option);
    return this;
  }

  Compilation processor(Processor processor) {
    processors.add(processor);
    return this;
  }

  /** Compiles; warnings are errors. */
  Compiled compile() {
    option("-Werror");
    if (!run()) {
      throw new AssertionError(messages() + "\n" + texts());
    }
    return new Compiled(this);
  }

  /** Compiles and returns whether that succeeded. */
  boolean run() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager standard =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, null);
    var task =
        compiler.getTask(
            null,
            new Files(standard),
            diagnostics,
            options,
            null,
            sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList());
    task.setProcessors(processors);
    return task.call();
  }

  List<String> messages() {
    return diagnostics.getDiagnostics().stream().map(Diagnostic::toString).toList();
  }

  List<String> messages(Diagnostic.Kind kind) {
    return diagnostics.getDiagnostics().stream()
        .filter(d -> d.getKind() == kind)
        .map(d -> d.getMessage(Locale.ROOT))
        .toList();
  }

  /** Returns the generated sources by class name. */
  Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    generated.forEach((name, text) -> texts.put(name, text.toString()));
    return texts;
  }

  /** Returns the class files by class name. */
  Map<String, byte[]> classes() {
    var bytes = new TreeMap<String, byte[]>();
    classes.forEach((name, file) -> bytes.put(name, file.toByteArray()));
    return bytes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:/" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes;

    Output(String name, Kind kind, ByteArrayOutputStream bytes) {
      super(URI.create("memory:/" + name.replace('.', '/') + kind.extension), kind);
      this.bytes = bytes;
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString();
    }
  }

  private final class Files extends ForwardingJavaFileManager<JavaFileManager> {
    Files(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling)
        throws IOException {
      var bytes = new ByteArrayOutputStream();
      (kind == JavaFileObject.Kind.SOURCE ? generated : classes).put(name, bytes);
      return new Output(name, kind, bytes);
    }
  }
}

package org.entopic.scaffold;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.entopic.EntityStoreException;
import org.entopic.scaffold.Finding.Severity;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command line: makes sources of topics or files, and says on the error stream what was found.
 * It ends with 0 if all has sources, with 1 if something has none, with 2 if it was asked wrongly.
 *
 * <pre>
 * java -cp 'lib/*' org.entopic.scaffold.Main --bootstrap-servers localhost:9092 \
 *     --database shop --package com.example.shop --output src/main/java
 * </pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@Command(
    name = "entopic-scaffold",
    mixinStandardHelpOptions = true,
    description = "Makes entity classes and a context of topics that are there already.")
public final class Main implements Callable<Integer> {
  @Option(names = "--bootstrap-servers", description = "brokers, as host:port,host:port")
  private String bootstrapServers = "";

  @Option(
      names = "--property",
      description = "a property of Kafka's clients, as name=value; may be repeated")
  private Map<String, String> properties = Map.of();

  @Option(names = "--database", description = "the database of Entopic's whose topics to take")
  private Optional<String> database = Optional.empty();

  @Option(
      names = "--topics",
      split = ",",
      description = "topics of the database, or of anybody with JSON objects if none is named")
  private List<String> topics = List.of();

  @Option(names = "--json-schema", split = ",", description = "files with JSON Schemas")
  private List<Path> jsonSchemas = List.of();

  @Option(names = "--avro", split = ",", description = "files with Avro schemas (.avsc)")
  private List<Path> avro = List.of();

  @Option(names = "--protobuf", split = ",", description = "descriptor sets of protoc")
  private List<Path> protobuf = List.of();

  @Option(
      names = "--records",
      description = "how many of a topic's newest records to look at (${DEFAULT-VALUE})")
  private int records = 1_000;

  @Option(names = "--timeout", description = "seconds to wait for an answer (${DEFAULT-VALUE})")
  private int timeout = 30;

  @Option(names = "--package", required = true, description = "the package of the classes")
  private String packageName = "";

  @Option(names = "--context", description = "the class name of the context")
  private Optional<String> context = Optional.empty();

  @Option(names = "--output", required = true, description = "the folder of sources")
  private Path output = Path.of("");

  @Option(names = "--form", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private CodeOptions.Form form = CodeOptions.Form.RECORDS;

  @Option(names = "--naming", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private CodeOptions.Naming naming = CodeOptions.Naming.JAVA;

  @Option(names = "--overwrite", description = "replaces files that are there")
  private boolean overwrites;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs the command and ends the process with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::failed);
  }

  private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult result)
      throws Exception {
    if (failure instanceof EntityStoreException) {
      line.getErr().println(failure.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    throw failure;
  }

  @Override
  public Integer call() {
    List<Finding> errors = new ArrayList<>();
    Reporter reporter =
        finding -> {
          spec.commandLine().getErr().println(finding);
          if (finding.severity() == Severity.ERROR) {
            errors.add(finding);
          }
        };
    var options = new CodeOptions(packageName, context, form, naming);
    List<SourceFile> sources =
        new CodeGenerator(options).generate(source().create(reporter), reporter);
    SourceFile.write(
        sources,
        output,
        overwrites ? SourceFile.Overwriting.ALLOWED : SourceFile.Overwriting.REFUSED);
    sources.forEach(file -> spec.commandLine().getOut().println(output.resolve(file.path())));
    return errors.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private TopicModelFactory source() {
    return TopicModelFactory.of(
        database,
        topics,
        new TopicConnection(bootstrapServers, properties, records, Duration.ofSeconds(timeout)),
        Map.of(
            SchemaLanguage.JSON_SCHEMA, jsonSchemas,
            SchemaLanguage.AVRO, avro,
            SchemaLanguage.PROTOBUF, protobuf));
  }
}

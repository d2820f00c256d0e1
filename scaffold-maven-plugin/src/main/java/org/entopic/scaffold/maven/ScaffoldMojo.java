package org.entopic.scaffold.maven;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apiguardian.api.API;
import org.entopic.EntityStoreException;
import org.entopic.scaffold.CodeGenerator;
import org.entopic.scaffold.CodeOptions;
import org.entopic.scaffold.Finding;
import org.entopic.scaffold.SchemaLanguage;
import org.entopic.scaffold.SourceFile;
import org.entopic.scaffold.SourceFile.Overwriting;
import org.entopic.scaffold.StoreModel;
import org.entopic.scaffold.TopicConnection;
import org.entopic.scaffold.TopicModelFactory;
import org.jspecify.annotations.Nullable;

/** Makes entity classes and a context of topics that are there already, or of schemas in files. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@Mojo(name = "scaffold", requiresProject = false, threadSafe = true)
public final class ScaffoldMojo extends AbstractMojo {
  /** Brokers to connect to first, as {@code host:port,host:port}. */
  @Parameter(property = "entopic.bootstrapServers", defaultValue = "")
  private String bootstrapServers = "";

  /** Properties of Kafka's clients. */
  @Parameter private Map<String, String> properties = Map.of();

  /** The database of Entopic's whose topics to take. */
  @Parameter(property = "entopic.database")
  private @Nullable String database;

  /** Topics of the database, or of anybody with JSON objects if no database is named. */
  @Parameter(property = "entopic.topics")
  private List<String> topics = List.of();

  /** Files with JSON Schemas. */
  @Parameter(property = "entopic.jsonSchemas")
  private List<File> jsonSchemas = List.of();

  /** Files with Avro schemas. */
  @Parameter(property = "entopic.avroSchemas")
  private List<File> avroSchemas = List.of();

  /** Descriptor sets of protoc. */
  @Parameter(property = "entopic.protobufDescriptors")
  private List<File> protobufDescriptors = List.of();

  /** How many of a topic's newest records to look at. */
  @Parameter(property = "entopic.records", defaultValue = "1000")
  private int records = 1_000;

  /** Seconds to wait for an answer of the brokers. */
  @Parameter(property = "entopic.timeout", defaultValue = "30")
  private int timeout = 30;

  /** The package of the classes. */
  @Parameter(property = "entopic.package", required = true)
  private String packageName = "";

  /** The class name of the context. */
  @Parameter(property = "entopic.context")
  private @Nullable String contextName;

  /** {@code RECORDS} or {@code CLASSES}. */
  @Parameter(property = "entopic.form", defaultValue = "RECORDS")
  private CodeOptions.Form form = CodeOptions.Form.RECORDS;

  /** {@code JAVA} or {@code AS_STORED}. */
  @Parameter(property = "entopic.naming", defaultValue = "JAVA")
  private CodeOptions.Naming naming = CodeOptions.Naming.JAVA;

  /** The folder of sources. */
  @Parameter(property = "entopic.output", defaultValue = "src/main/java")
  private File output = new File("src/main/java");

  /** Whether files that are there are replaced. */
  @Parameter(property = "entopic.overwrite", defaultValue = "false")
  private boolean overwrite;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    List<Finding> errors = new ArrayList<>();
    try {
      StoreModel model = source().create(finding -> report(finding, errors));
      var options = new CodeOptions(packageName, Optional.ofNullable(contextName), form, naming);
      List<SourceFile> sources =
          new CodeGenerator(options).generate(model, finding -> report(finding, errors));
      SourceFile.write(
          sources, output.toPath(), overwrite ? Overwriting.ALLOWED : Overwriting.REFUSED);
      sources.forEach(file -> getLog().info(file.path()));
    } catch (EntityStoreException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    if (!errors.isEmpty()) {
      throw new MojoFailureException(errors.get(0).toString());
    }
  }

  private TopicModelFactory source() {
    return TopicModelFactory.of(
        Optional.ofNullable(database),
        topics,
        new TopicConnection(bootstrapServers, properties, records, Duration.ofSeconds(timeout)),
        Map.of(
            SchemaLanguage.JSON_SCHEMA, jsonSchemas.stream().map(File::toPath).toList(),
            SchemaLanguage.AVRO, avroSchemas.stream().map(File::toPath).toList(),
            SchemaLanguage.PROTOBUF, protobufDescriptors.stream().map(File::toPath).toList()));
  }

  private void report(Finding finding, List<Finding> errors) {
    switch (finding.severity()) {
      case INFO -> getLog().info(finding.toString());
      case WARNING -> getLog().warn(finding.toString());
      case ERROR -> {
        getLog().error(finding.toString());
        errors.add(finding);
      }
    }
  }
}

package org.entopic.scaffold;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Finds out what topics hold; each factory has one kind of source.
 *
 * <pre>{@code
 * StoreModel model =
 *     TopicModelFactory.database("shop", new TopicConnection("localhost:9092"), List.of())
 *         .create(finding -> System.err.println(finding));
 * List<SourceFile> sources =
 *     new CodeGenerator(CodeOptions.of("com.example.shop")).generate(model, reporter);
 * SourceFile.write(sources, Path.of("src/main/java"), SourceFile.Overwriting.REFUSED);
 * }</pre>
 *
 * <p>Factories are immutable and thread-safe; each {@link #create} looks again.
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface TopicModelFactory {

  /**
   * Looks at the source.
   *
   * @throws org.entopic.StoreNotReadyException if brokers do not answer, or a topic is not there
   * @throws org.entopic.ConfigurationException if a setting is refused, or a file cannot be read
   */
  StoreModel create(Reporter reporter);

  /**
   * Returns a factory for the topics that a database of Entopic's writes, from the schemas it has
   * published. Keys are found by comparing those of the newest records with their values.
   *
   * @param topics the topics to take, all if empty
   */
  static TopicModelFactory database(
      String database, TopicConnection connection, List<String> topics) {
    return new DatabaseModelFactory(database, connection, List.copyOf(topics));
  }

  /** Returns a factory for topics with JSON objects of anybody's, from their newest records. */
  static TopicModelFactory records(TopicConnection connection, List<String> topics) {
    return new RecordsModelFactory(connection, List.copyOf(topics));
  }

  /** Returns a factory for files with schemas, each of one entity type. */
  static TopicModelFactory files(SchemaLanguage language, List<Path> files) {
    return new FilesModelFactory(language, List.copyOf(files));
  }

  /**
   * Returns the factory for what a command names: a database, with some topics or with all; or
   * topics alone; or files in one language.
   *
   * @throws org.entopic.ConfigurationException if it names nothing, or more than one of these
   */
  static TopicModelFactory of(
      Optional<String> database,
      List<String> topics,
      TopicConnection connection,
      Map<SchemaLanguage, List<Path>> files) {
    List<TopicModelFactory> named = new ArrayList<>();
    database.ifPresent(name -> named.add(database(name, connection, topics)));
    if (database.isEmpty() && !topics.isEmpty()) {
      named.add(records(connection, topics));
    }
    files.forEach(
        (language, paths) -> {
          if (!paths.isEmpty()) {
            named.add(files(language, paths));
          }
        });
    if (named.size() != 1) {
      throw ScaffoldMessages.oneSource();
    }
    return named.get(0);
  }
}

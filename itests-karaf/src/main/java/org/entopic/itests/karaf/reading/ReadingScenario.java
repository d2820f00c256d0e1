package org.entopic.itests.karaf.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entopic.reader.EntityReader;
import org.entopic.reader.EntityReaderBuilder;
import org.entopic.reader.EntityRecord;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Reads a topic of books, with its own class or without any. */
public final class ReadingScenario implements BundleActivator, UnaryOperator<String> {
  @Override
  public void start(BundleContext context) {
    context.registerService(
        UnaryOperator.class, this, FrameworkUtil.asDictionary(Map.of("scenario", "reading")));
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public String apply(String command) {
    List<String> words = Arrays.asList(command.split(" "));
    String database = words.get(1);
    return switch (words.get(0)) {
      case "entities" ->
          read(
              EntityReader.of(Book.class).database(database),
              words.get(2),
              book -> book.getId() + "=" + book.getTitle());
      case "rows" ->
          read(
              EntityReader.ofRows().database(database).topics(database + ".Book"),
              words.get(2),
              row -> row.get("id") + "=" + row.get("title"));
      default -> throw new IllegalArgumentException(command);
    };
  }

  private static <T> String read(
      EntityReaderBuilder<T> builder, String serializer, Function<T, String> text) {
    builder.serializer(serializer).bootstrapServers(System.getProperty("entopic.test.brokers", ""));
    try (EntityReader<T> reader = builder.open();
        Stream<EntityRecord<T>> records = reader.records()) {
      return records
          .map(EntityRecord::entity)
          .filter(Objects::nonNull)
          .map(text)
          .sorted()
          .collect(Collectors.joining(" "));
    }
  }
}

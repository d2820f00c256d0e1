package reader;

import java.util.stream.Stream;
import org.entopic.reader.EntityReader;
import org.entopic.reader.EntityRecord;

public final class Main {
  private Main() {}

  /** Arguments: database, bootstrap servers. */
  public static void main(String[] args) {
    System.out.println(Main.class.getModule());
    try (var settings =
            EntityReader.of(Setting.class).database(args[0]).bootstrapServers(args[1]).open();
        Stream<EntityRecord<Setting>> records = settings.records()) {
      records
          .map(record -> record.isDeletion() ? "no " + record.key() : record.entity().toString())
          .sorted()
          .forEach(System.out::println);
    }
  }
}

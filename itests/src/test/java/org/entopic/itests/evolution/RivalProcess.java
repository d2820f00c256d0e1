package org.entopic.itests.evolution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.IncompatibleSchemaException;
import org.entopic.itests.evolution.Shipments.Box;
import org.entopic.itests.evolution.Shipments.Broken;
import org.entopic.itests.evolution.Shipments.BrokenContext;
import org.entopic.itests.evolution.Shipments.EarlyState;
import org.entopic.itests.evolution.Shipments.First;
import org.entopic.itests.evolution.Shipments.FirstContext;
import org.jspecify.annotations.Nullable;

/**
 * Opens databases by one of two models that do not fit, as it is told: {@code open database}, after
 * which it saves a row, {@code contents}, {@code close}, {@code quit}.
 */
final class RivalProcess<C extends EntityContext> {
  private static final PrintStream OUT = new PrintStream(System.out, true, UTF_8);

  private final String address;
  private final Supplier<C> contexts;
  private final Function<C, Long> saving;
  private final Function<C, Object> contents;
  private @Nullable EntityContextFactory<C> factory;

  private RivalProcess(
      String address,
      Supplier<C> contexts,
      Function<C, Long> saving,
      Function<C, Object> contents) {
    this.address = address;
    this.contexts = contexts;
    this.saving = saving;
    this.contents = contents;
  }

  public static void main(String[] arguments) throws Exception {
    RivalProcess<?> process =
        arguments[1].equals("first")
            ? new RivalProcess<>(
                arguments[0],
                FirstContext::new,
                db -> {
                  db.shipments.add(new First(1, "Ada", 12, "", EarlyState.SENT, new Box(5), null));
                  return (long) db.saveChanges().entitiesWritten();
                },
                db -> db.shipments.toList())
            : new RivalProcess<>(
                arguments[0],
                BrokenContext::new,
                db -> {
                  db.shipments.add(new Broken(1, "Ada", "heavy"));
                  return (long) db.saveChanges().entitiesWritten();
                },
                db -> db.shipments.toList());
    process.run();
  }

  private void run() throws Exception {
    say("ready");
    try (var in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        switch (words[0]) {
          case "open" -> say(open(words[1]));
          case "contents" -> say(contents());
          case "close" -> say(close());
          default -> {
            say("bye");
            return;
          }
        }
      }
    }
  }

  private static void say(String answer) {
    OUT.println("= " + answer.replace(System.lineSeparator(), " "));
  }

  private String open(String database) {
    try {
      EntityContextFactory<C> opened =
          EntityContextFactory.of(contexts)
              .database(database)
              .backend("replica")
              .serializer("json")
              .bootstrapServers(address)
              .openTimeout(Duration.ofSeconds(40))
              .lookup(MethodHandles.lookup())
              .open();
      factory = opened;
      try (C db = opened.create()) {
        return "opened " + saving.apply(db);
      }
    } catch (IncompatibleSchemaException e) {
      return "refused " + e.getMessage();
    }
  }

  private String contents() {
    EntityContextFactory<C> opened = factory;
    if (opened == null) {
      return "nothing is open";
    }
    try (C db = opened.create()) {
      return String.valueOf(contents.apply(db));
    }
  }

  private String close() {
    EntityContextFactory<C> opened = factory;
    if (opened != null) {
      opened.close();
      factory = null;
    }
    return "closed";
  }
}

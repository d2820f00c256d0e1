package org.entopic.itests.refresh.app;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.PropertyScope;
import org.entopic.itests.refresh.app.Ticket.State;
import org.jspecify.annotations.Nullable;

/** Does what it is told, in types that every class loader shares. */
public final class TicketOffice implements UnaryOperator<String> {
  private @Nullable EntityContextFactory<TicketContext> factory;

  @Override
  public String apply(String command) {
    List<String> words = Arrays.asList(command.split(" "));
    switch (words.get(0)) {
      case "open" -> factory = open(words);
      case "close" -> factory().close();
      case "save" -> save(Integer.parseInt(words.get(1)), State.valueOf(words.get(2)));
      case "list" -> {
        return list();
      }
      default -> throw new IllegalArgumentException(command);
    }
    return "done";
  }

  private EntityContextFactory<TicketContext> factory() {
    return Objects.requireNonNull(factory);
  }

  private static EntityContextFactory<TicketContext> open(List<String> words) {
    EntityContextFactoryBuilder<TicketContext> builder =
        EntityContextFactory.of(TicketContext::new)
            .backend(words.get(1))
            .database(words.get(2))
            .serializer("json")
            .bootstrapServers(words.get(3));
    stores(words.get(4), words.get(5))
        .forEach((name, value) -> builder.property(PropertyScope.STORE, name, value));
    return builder.open();
  }

  /** Returns the settings for rows of a kind. */
  public static Map<String, String> stores(String kind, String directory) {
    return kind.equals("memory") ? Map.of() : Map.of("kind", kind, "dir", directory);
  }

  private void save(int id, State state) {
    try (TicketContext db = factory().create()) {
      db.tickets
          .find(id)
          .ifPresentOrElse(
              ticket -> ticket.setState(state), () -> db.tickets.add(new Ticket(id, state)));
      db.saveChanges();
    }
  }

  /** Compares with the constants that this class loader has. */
  private String list() {
    try (TicketContext db = factory().create()) {
      return db.tickets.orderBy(TicketFields.id.asc()).stream()
          .map(ticket -> ticket.getId() + (ticket.getState() == State.OPEN ? " open" : " closed"))
          .collect(Collectors.joining(", "));
    }
  }
}

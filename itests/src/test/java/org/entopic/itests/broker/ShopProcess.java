package org.entopic.itests.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContextFactory;
import org.entopic.event.ChangeEvent;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.OrderFields;
import org.entopic.itests.shop.OrderLine;
import org.entopic.itests.shop.ShopContext;

/** The second process: does what it reads from its input, and tells of what it sees. */
public final class ShopProcess {
  private final EntityContextFactory<ShopContext> factory;
  private final PrintStream out;

  private ShopProcess(EntityContextFactory<ShopContext> factory, PrintStream out) {
    this.factory = factory;
    this.out = out;
  }

  /** Runs with a broker's address and a database until the input ends. */
  public static void main(String[] args) throws IOException {
    try (var factory = Shop.replica(args[0], args[1]).open()) {
      new ShopProcess(factory, System.out).run();
    }
    System.out.println("= bye");
  }

  private void run() throws IOException {
    try (var orders = factory.changes(Order.class).subscribe(this::order);
        var lines = factory.changes(OrderLine.class).subscribe(this::line);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      out.println("= ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        if (words[0].equals("quit")) {
          return;
        }
        out.println("= " + answer(words));
      }
    }
  }

  private String answer(String[] words) {
    switch (words[0]) {
      case "place" -> Shop.place(factory, Integer.parseInt(words[1]), words[2]);
      case "token" -> {
        return Shop.place(factory, Integer.parseInt(words[1]), words[2]).toString();
      }
      case "await" -> {
        factory.await(ConsistencyToken.parse(words[1]), Duration.ofSeconds(30));
        return Shop.contents(factory);
      }
      case "rename" -> Shop.rename(factory, Integer.parseInt(words[1]), words[2]);
      case "cancel" -> Shop.cancel(factory, Integer.parseInt(words[1]));
      case "fill" -> fill(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      case "contents" -> {
        return Shop.contents(factory);
      }
      default -> throw new IllegalArgumentException(List.of(words).toString());
    }
    return "done";
  }

  private void fill(int first, int count) {
    for (int id = first; id < first + count; id++) {
      Shop.place(factory, id, "fill");
    }
  }

  private void order(ChangeEvent<Order> event) {
    out.println("! " + describe(factory, event));
  }

  private void line(ChangeEvent<OrderLine> event) {
    out.println("! " + event.getClass().getSimpleName() + " line " + event.key());
  }

  /** Returns an event with the order's lines that can be read when the event arrives. */
  static String describe(EntityContextFactory<ShopContext> factory, ChangeEvent<Order> event) {
    int id = (int) event.key();
    try (var db = factory.create()) {
      int lines =
          db
              .orders
              .asNoTracking()
              .where(OrderFields.id.eq(id))
              .include(OrderFields.lines)
              .toList()
              .stream()
              .mapToInt(order -> order.getLines().size())
              .sum();
      return event.getClass().getSimpleName()
          + " order "
          + id
          + " of "
          + event.after().or(event::before).map(Order::getCustomer).orElse("nobody")
          + " with "
          + lines;
    }
  }
}

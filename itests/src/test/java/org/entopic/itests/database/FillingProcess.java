package org.entopic.itests.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import org.entopic.itests.broker.Shop;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.ShopContext;

/** Opens a new database when it is told to, and stops in the middle of filling it. */
final class FillingProcess {
  private FillingProcess() {}

  /** Runs with a broker's address and a database. */
  public static void main(String[] arguments) throws IOException {
    System.out.println("= ready");
    var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    in.readLine();
    Shop.replica(arguments[0], arguments[1]).onCreated(db -> fillHalf(db, in)).open().close();
  }

  private static void fillHalf(ShopContext db, BufferedReader in) {
    db.orders.add(new Order(1, "Ada"));
    db.saveChanges();
    System.out.println("= filling");
    try {
      in.readLine(); // never comes
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.entopic.engine.query.shop;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entopic.EntityContextFactory;

/** A database of its own in memory. */
public final class Shop implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  public final WatchedMemory memory = new WatchedMemory();
  private final String database = "shop-" + NUMBER.incrementAndGet();
  private final EntityContextFactory<ShopContext> factory = open(memory);

  private EntityContextFactory<ShopContext> open(WatchedMemory backend) {
    return open(ShopContext::new, backend);
  }

  private <C extends ShopContext> EntityContextFactory<C> open(
      Supplier<C> contexts, WatchedMemory backend) {
    return EntityContextFactory.of(contexts).database(database).providers(backend).open();
  }

  /** Returns another factory of the same database. */
  public EntityContextFactory<ShopContext> with(WatchedMemory backend) {
    return open(backend);
  }

  /** Returns a factory of other contexts of the same database. */
  public <C extends ShopContext> EntityContextFactory<C> with(Supplier<C> contexts) {
    return open(contexts, memory);
  }

  public void store(Consumer<ShopContext> adding) {
    try (var db = factory.create()) {
      adding.accept(db);
      db.saveChanges();
    }
    memory.reads.clear();
    memory.rows.set(0);
  }

  /**
   * Stores six customers, each with a purchase; the first speaks German, the others French, and the
   * last has no rating.
   */
  public void storeSix() {
    store(
        adding -> {
          for (int i = 1; i <= 6; i++) {
            var customer = new Customer(i, "c" + i % 3, i);
            customer.rating = i == 6 ? null : Integer.valueOf(i);
            customer.language = i == 1 ? Locale.GERMAN : Locale.FRENCH;
            adding.customers.add(customer);
            adding.purchases.add(new Purchase("eu", i, 100L * i, customer));
          }
        });
  }

  public ShopContext context() {
    return factory.create();
  }

  @Override
  public void close() {
    factory.close();
  }
}

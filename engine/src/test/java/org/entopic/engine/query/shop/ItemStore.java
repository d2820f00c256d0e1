package org.entopic.engine.query.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.entopic.EntityContextFactory;
import org.entopic.query.EntityQuery;

/** A database of numbered items, each with a piece, whose reads are counted. */
public final class ItemStore<C extends ItemContext> implements AutoCloseable {
  public final WatchedMemory memory = new WatchedMemory();
  public final C db;
  private final Supplier<C> contexts;
  private final EntityContextFactory<C> factory;

  /**
   * Creates a database.
   *
   * @param count how many items there are; the pieces of the first half are in one region
   * @param values gives an item its values, by its number
   */
  public ItemStore(Supplier<C> contexts, int count, Consumer<Item> values) {
    this.contexts = contexts;
    this.factory = open(memory);
    this.db = factory.create();
    IntStream.range(0, count)
        .forEach(
            i -> {
              var item = new Item();
              item.id = i;
              values.accept(item);
              db.items.add(item);
              var piece = new Piece();
              piece.id = new PurchaseKey(i < count / 2 ? "eu" : "us", i);
              piece.shelf = "s" + i % 4;
              piece.place = i % 5;
              piece.item = item;
              db.pieces.add(piece);
            });
    db.saveChanges();
    memory.reads.clear();
    memory.rows.set(0);
  }

  /** Opens the database by another backend. */
  public EntityContextFactory<C> open(WatchedMemory backend) {
    return EntityContextFactory.of(contexts)
        .database("items-" + System.identityHashCode(this))
        .providers(backend)
        .open();
  }

  /** Runs a query and checks plan, number of results and number of rows read. */
  public void check(EntityQuery<?> query, int results, int rows, String... plan) {
    assertThat(query.explain().steps()).containsExactly(plan);
    memory.rows.set(0);
    assertThat(query.toList()).hasSize(results);
    assertThat(memory.rows).as("rows read").hasValue(rows);
  }

  @Override
  public void close() {
    db.close();
    factory.close();
  }
}

package org.entopic.tck.backend;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.jspecify.annotations.Nullable;

/** A backend that a rule has opened, with the steps that rules are made of. */
final class OpenStore implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  final Library library;
  final Backend backend;
  private final Backend reading;

  /** Creates the store of a backend and of what reads, which often is the same. */
  OpenStore(Library library, Backend backend, Backend reading) {
    this.library = library;
    this.backend = backend;
    this.reading = reading;
    get(backend.ready());
    get(reading.ready());
  }

  StoreReader reader() {
    return reading.reader().orElseThrow();
  }

  /** Writes a batch and returns its receipt. */
  WriteReceipt write(EncodedRecord... records) {
    return get(backend.writer().write(new WriteBatch(UUID.randomUUID(), List.of(records))));
  }

  /** Writes a batch and waits until it can be read. */
  WriteReceipt save(EncodedRecord... records) {
    WriteReceipt receipt = write(records);
    get(reader().reached(receipt.token()));
    return receipt;
  }

  /** Returns what a function makes of the present state. */
  <T> T reading(Function<ReadView, T> function) {
    try (ReadView view = reader().open()) {
      return function.apply(view);
    }
  }

  /** Returns the present row of an author. */
  Row author(long id) {
    try (ReadView view = reader().open()) {
      return present(view.find(library.author, id));
    }
  }

  boolean hasAuthor(long id) {
    return reading(view -> view.find(library.author, id) != null);
  }

  /** Returns a row, or fails the rule if there is none. */
  static Row present(@Nullable Row row) {
    if (row == null) {
      throw new AssertionError("there is no row");
    }
    return row;
  }

  List<Row> read(StoreAccess access) {
    return reading(view -> rows(view, access));
  }

  List<Object> keys(StoreAccess access) {
    return read(access).stream().map(Row::key).toList();
  }

  static List<Row> rows(ReadView view, StoreAccess access) {
    var rows = new ArrayList<Row>();
    view.read(access).forEachRemaining(rows::add);
    return rows;
  }

  /** Returns the value of a future, or throws what it failed with. */
  static <T> T get(Future<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError("a future failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("nothing came within " + PATIENCE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted", e);
    }
  }

  @Override
  public void close() {
    backend.close();
    reading.close();
  }
}

package org.entopic.itests.karaf.shelf;

import java.util.List;
import java.util.stream.Collectors;
import org.entopic.itests.karaf.scenario.Scenario;

/** Saves and finds books. */
public final class ShelfScenario extends Scenario<ShelfContext> {
  public ShelfScenario() {
    super("shelf");
  }

  @Override
  protected ShelfContext context() {
    return new ShelfContext();
  }

  @Override
  protected Class<?> entity() {
    return Book.class;
  }

  @Override
  protected String run(ShelfContext db, List<String> words) {
    switch (words.get(0)) {
      case "save" -> {
        db.books.add(new Book(Integer.parseInt(words.get(1)), words.get(2)));
        db.saveChanges();
        return "done";
      }
      case "list" -> {
        return db.books.orderBy(BookFields.id.asc()).stream()
            .map(book -> book.getId() + "=" + book.getTitle())
            .collect(Collectors.joining(" "));
      }
      default -> throw new IllegalArgumentException(words.get(0));
    }
  }
}

package org.entopic.itests.karaf.shelf;

import org.jspecify.annotations.Nullable;

/** A book; mapped by convention alone. */
public class Book {
  private int id;
  private @Nullable String title;

  protected Book() {}

  Book(int id, String title) {
    this.id = id;
    this.title = title;
  }

  int getId() {
    return id;
  }

  @Nullable String getTitle() {
    return title;
  }
}

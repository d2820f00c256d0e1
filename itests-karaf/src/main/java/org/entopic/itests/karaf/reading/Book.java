package org.entopic.itests.karaf.reading;

import org.jspecify.annotations.Nullable;

/** A book as this bundle knows it. */
public class Book {
  private int id;
  private @Nullable String title;

  protected Book() {}

  int getId() {
    return id;
  }

  @Nullable String getTitle() {
    return title;
  }
}

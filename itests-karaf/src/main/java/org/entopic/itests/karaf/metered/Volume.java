package org.entopic.itests.karaf.metered;

import org.jspecify.annotations.Nullable;

/** What is saved and measured. */
public class Volume {
  private int id;
  private @Nullable String title;

  protected Volume() {}

  Volume(int id, String title) {
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

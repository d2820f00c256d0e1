package org.entopic.samples.catalog.report;

/** Why something was left out. */
public enum ProblemKind {
  UNREADABLE_FILE("unreadable files"),
  UNREADABLE_CLASS("unreadable classes"),
  BROKEN_POM("broken POMs"),
  MISSING_PARENT("POMs whose parent is missing"),
  MISSING_IMPORT("POMs whose imported POM is missing"),
  DUPLICATE_POM("POMs with coordinates that another POM has");

  private final String title;

  ProblemKind(String title) {
    this.title = title;
  }

  /** Returns the words for a count of this kind. */
  public String title() {
    return title;
  }
}

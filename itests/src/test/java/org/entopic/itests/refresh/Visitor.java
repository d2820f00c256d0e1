package org.entopic.itests.refresh;

/** An entity of those who go on. */
public class Visitor {
  private int id;

  protected Visitor() {}

  Visitor(int id) {
    this.id = id;
  }

  int getId() {
    return id;
  }
}

package org.entopic.itests.refresh.app;

import org.jspecify.annotations.Nullable;

/** An entity with an enum, whose constants are in the rows of views. */
public class Ticket {
  private int id;
  private @Nullable State state;

  protected Ticket() {}

  Ticket(int id, State state) {
    this.id = id;
    this.state = state;
  }

  int getId() {
    return id;
  }

  @Nullable State getState() {
    return state;
  }

  void setState(State state) {
    this.state = state;
  }

  /** How far it is. */
  public enum State {
    OPEN,
    CLOSED
  }
}

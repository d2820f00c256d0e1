package org.entopic.engine.model.draft;

import java.util.List;

/** An index being built. */
public final class IndexDraft {
  private final List<String> properties;
  public final Sourced<String> name = new Sourced<>();
  public final Sourced<Boolean> unique = new Sourced<>();

  /** Creates the draft of an index over properties. */
  public IndexDraft(List<String> properties) {
    this.properties = List.copyOf(properties);
  }

  /** Returns the names of the properties in order. */
  public List<String> properties() {
    return properties;
  }
}

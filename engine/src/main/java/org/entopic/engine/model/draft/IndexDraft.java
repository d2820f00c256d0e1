package org.entopic.engine.model.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.model.ConfigurationSource;
import org.entopic.query.Predicate;

/** An index being built. */
public final class IndexDraft {
  private final List<String> properties;
  public final Sourced<String> name = new Sourced<>();
  public final Sourced<Boolean> unique = new Sourced<>();

  /** Whether somebody asked for the index: those that only conventions need are for equality. */
  public final Sourced<Boolean> ordered = new Sourced<>();

  public final Sourced<List<String>> descending = new Sourced<>();
  public final Sourced<Predicate<?>> filter = new Sourced<>();
  public final Map<String, Object> annotations = new LinkedHashMap<>();

  /** Creates the draft of an index over properties. */
  public IndexDraft(List<String> properties) {
    this.properties = List.copyOf(properties);
  }

  /** Returns who decided what, by the names of the builder's methods. */
  public Map<String, ConfigurationSource> sources() {
    return Sourced.sources(
        "name",
        name,
        "unique",
        unique,
        "ordered",
        ordered,
        "descending",
        descending,
        "filter",
        filter);
  }

  /** Returns the names of the properties in order. */
  public List<String> properties() {
    return properties;
  }
}

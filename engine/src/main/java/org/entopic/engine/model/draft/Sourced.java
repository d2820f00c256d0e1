package org.entopic.engine.model.draft;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entopic.model.ConfigurationSource;
import org.jspecify.annotations.Nullable;

/**
 * A fact that remembers who decided it; a weaker source never replaces a stronger one's decision.
 */
public final class Sourced<T> {
  private @Nullable T value;
  private ConfigurationSource source = ConfigurationSource.CONVENTION;

  /** Decides the fact, unless a stronger source has. */
  public void set(T newValue, ConfigurationSource newSource) {
    if (value == null || newSource.compareTo(source) >= 0) {
      value = newValue;
      source = newSource;
    }
  }

  /** Puts the decision into another form, in the name of the source that made it. */
  public void rephrase(T newValue) {
    value = newValue;
  }

  /** Takes over another's decision, unless a stronger source has decided. */
  public void set(Sourced<T> other) {
    if (other.value != null) {
      set(other.value, other.source);
    }
  }

  /** Takes over what a template says, as a convention. */
  public void setDefault(Sourced<T> template) {
    if (template.value != null) {
      set(template.value, ConfigurationSource.CONVENTION);
    }
  }

  /** Returns who decided facts, given as names and facts in turn; those undecided are missing. */
  static Map<String, ConfigurationSource> sources(Object... namesAndFacts) {
    var sources = new TreeMap<String, ConfigurationSource>();
    for (int i = 0; i < namesAndFacts.length; i += 2) {
      if (namesAndFacts[i + 1] instanceof Sourced<?> fact && fact.value != null) {
        sources.put((String) namesAndFacts[i], fact.source);
      }
    }
    return sources;
  }

  /** Returns the decision, if there is one. */
  public Optional<T> get() {
    return Optional.ofNullable(value);
  }

  /** Returns the decision, or something else where there is none. */
  public T or(T fallback) {
    return value != null ? value : fallback;
  }

  /** Returns whether there is a decision. */
  public boolean isSet() {
    return value != null;
  }

  /** Returns whether this source has decided. */
  public boolean isSetBy(ConfigurationSource by) {
    return value != null && source == by;
  }
}

package org.entopic.event;

import org.apiguardian.api.API;

/** What goes on although it may not be meant; what becomes of each is configured. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Warning {
  /**
   * Changes of read-only types were passed over, as {@link org.entopic.model.OnWrite#SKIP} says.
   */
  READ_ONLY_SKIPPED("SAV-11"),
  /**
   * A row refers to one that is not stored, which {@link org.entopic.model.ReferencePolicy#WARN}
   * allows.
   */
  PRINCIPAL_MISSING("SAV-12"),
  /**
   * An annotation says what has no meaning here; refused by a {@link org.entopic.ModelException}.
   */
  ANNOTATION_IGNORED("MOD-60"),
  /**
   * A collection is annotated as loaded eagerly, and is loaded when asked for; refused by a {@link
   * org.entopic.ModelException}.
   */
  EAGER_FETCH_IGNORED("MOD-61"),
  /**
   * Messages name keys of entities; refused by a {@link org.entopic.ConfigurationException}.
   *
   * @see org.entopic.EntityContextFactoryBuilder#sensitiveMessages
   */
  SENSITIVE_MESSAGES("ENG-48");

  private final String id;

  Warning(String id) {
    this.id = id;
  }

  /** Returns the id that messages begin with; it stays the same. */
  public String id() {
    return id;
  }
}

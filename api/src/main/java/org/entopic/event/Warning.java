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
   * The dependents of a required relation have no filter while their principals have one, which can
   * hide a principal from a dependent that is found; refused by a {@link
   * org.entopic.ModelException}.
   */
  FILTERED_PRINCIPAL("MOD-125"),
  /**
   * A foreign key property that the class does not have was given another name, as the one that it
   * should have is taken; refused by a {@link org.entopic.ModelException}.
   */
  SHADOW_FOREIGN_KEY("MOD-132"),
  /**
   * A query asks for the first result and has neither order nor condition: any may come; refused by
   * a {@link org.entopic.QueryException}. Told once for each kind of query.
   */
  FIRST_WITHOUT_ORDER_AND_FILTER("QRY-82"),
  /**
   * A query skips or takes a number of results that are in no order: any may come; refused by a
   * {@link org.entopic.QueryException}. Told once for each kind of query.
   */
  ROW_LIMIT_WITHOUT_ORDER("QRY-83"),
  /**
   * A query includes related entities and selects something else, so they are not loaded; refused
   * by a {@link org.entopic.QueryException}. Told once for each kind of query.
   */
  INCLUDE_IGNORED("QRY-84"),
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

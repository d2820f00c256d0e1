package org.entopic.spi.service;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.entopic.EntityContext;
import org.entopic.model.ModelBuilder;

/** A model while conventions complete it; valid only inside {@link ModelConvention#apply}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ConventionModel {

  /** Returns the name of the database. */
  String database();

  /** Returns the class of the contexts, where it is known. */
  Optional<Class<? extends EntityContext>> contextType();

  /**
   * Returns the entity types found so far, among them those that only join two others, whose class
   * is the engine's.
   */
  List<ConventionEntityType> entityTypes();

  /** Returns the builder that decides as conventions do. */
  ModelBuilder builder();

  /** Reports something that makes the model unusable: subject, fact, action. */
  void problem(String text);

  /** Reports something that is passed over. */
  void warning(String text);
}

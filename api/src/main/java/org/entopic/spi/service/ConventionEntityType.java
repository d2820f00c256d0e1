package org.entopic.spi.service;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeBuilder;

/** An entity type while conventions complete the model. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ConventionEntityType {

  /** Returns the name. */
  String name();

  /** Returns the class. */
  Class<?> javaType();

  /** Returns the properties found so far. */
  List<ConventionProperty> properties();

  /** Returns the names of the properties of the primary key, as far as it is known. */
  List<String> key();

  /** Returns the builder that decides as conventions do. */
  EntityTypeBuilder<?> builder();
}

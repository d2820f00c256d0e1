package org.entopic.event;

import org.apiguardian.api.API;
import org.entopic.EntityContext;
import org.entopic.model.EntityTypeModel;
import org.jspecify.annotations.Nullable;

/** An entity is made of a stored row. Valid while the interceptor is called. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface MaterializationEvent {

  /** Returns the context that reads. */
  EntityContext context();

  /** Returns the type of the entity; in a hierarchy that of its class. */
  EntityTypeModel type();

  /**
   * Returns the stored value of a property, in the property's Java type.
   *
   * @throws IllegalArgumentException if the type has no property of the name
   */
  @Nullable Object value(String property);
}

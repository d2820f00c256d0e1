package org.entopic.spi.engine;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.model.EntityModel;

/** How the records of a model's entity types are read and written; thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public interface EntityFormats {

  /** Returns the model. */
  EntityModel model();

  /** Returns the formats of all entity types that have a class. */
  List<EntityFormat> all();
}

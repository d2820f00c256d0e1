package org.entopic.engine.model;

import java.util.List;
import org.entopic.EntityContext;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.query.Predicate;

/** The frozen model together with what only the engine knows of it. */
public interface EngineModel extends EntityModel {

  /** Returns how instances of an entity type and rows become one another. */
  EntityMapping mapping(EntityTypeModel type);

  /** Returns the conditions that limit every query of a type run by a context. */
  List<Predicate<?>> filters(EntityTypeModel type, EntityContext context);

  /** Returns whether dependents severed from their principal are deleted. */
  boolean removesOrphans(ForeignKeyModel foreignKey);
}

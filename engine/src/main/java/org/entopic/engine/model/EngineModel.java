package org.entopic.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entopic.EntityContext;
import org.entopic.engine.model.draft.UpcasterDraft;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.query.Predicate;
import org.jspecify.annotations.Nullable;

/** The frozen model together with what only the engine knows of it. */
public interface EngineModel extends EntityModel {

  /** Returns the class of the contexts that the model was built for, where it is known. */
  Optional<Class<? extends EntityContext>> contextType();

  /** Returns the replaceable rules of the engine that the model was built with. */
  EngineServices services();

  /** Returns how instances of an entity type and rows become one another. */
  EntityMapping mapping(EntityTypeModel type);

  /** Returns the stored value of a value in the Java type of a complex type's property. */
  @Nullable Object toStored(
      ComplexTypeModel owner, PropertyModel property, @Nullable Object javaValue);

  /** Returns the value in the Java type of a complex type's property of a stored value. */
  @Nullable Object toJava(
      ComplexTypeModel owner, PropertyModel property, @Nullable Object storedValue);

  /**
   * Returns the conditions that limit every query of a type run by a context, without those of some
   * names.
   */
  List<Predicate<?>> filters(EntityTypeModel type, EntityContext context, Set<String> ignored);

  /** Returns the names of the conditions that have one. */
  Set<String> filterNames();

  /** Returns whether conditions limit the queries of a type. */
  boolean isFiltered(EntityTypeModel type);

  /** Returns what queries include by themselves of a type, and of those that extend it. */
  List<NavigationModel> autoIncludes(EntityTypeModel type);

  /** Returns the earlier forms that records of a type may have, in order of preference. */
  List<UpcasterDraft> upcasters(EntityTypeModel type);

  /** Returns the rows of a type that every database has. */
  List<Object> seeds(EntityTypeModel type);

  /** Returns whether dependents severed from their principal are deleted. */
  boolean removesOrphans(ForeignKeyModel foreignKey);
}

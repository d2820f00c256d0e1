package org.entopic.model;

import org.apiguardian.api.API;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ReferenceProperty;

/**
 * The second half of a relation that begins with a collection; not thread-safe.
 *
 * @param <T> the type the relation starts from
 * @param <D> the type of the elements
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface CollectionBuilder<T, D> {

  /** Names the reference on the other side. */
  RelationBuilder withOne(ReferenceProperty<D, T> navigation);

  /** Says that the other side belongs to one and has no reference. */
  RelationBuilder withOne();

  /** Names the collection on the other side of a many-to-many relation. */
  ManyToManyBuilder withMany(CollectionProperty<D, T> navigation);

  /** Says that the relation is many to many and the other side has no collection. */
  ManyToManyBuilder withMany();
}

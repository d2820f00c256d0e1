package org.entopic.model;

import org.apiguardian.api.API;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ReferenceProperty;

/**
 * The second half of a relation that begins with a reference; not thread-safe.
 *
 * @param <T> the type the relation starts from
 * @param <P> the type of the related entity
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ReferenceBuilder<T, P> {

  /** Names the collection on the other side. */
  RelationBuilder withMany(CollectionProperty<P, T> navigation);

  /** Says that many refer to one, which has no collection. */
  RelationBuilder withMany();

  /** Names the reference on the other side of a one-to-one relation. */
  RelationBuilder withOne(ReferenceProperty<P, T> navigation);

  /** Says that the relation is one to one and the other side has no reference. */
  RelationBuilder withOne();
}

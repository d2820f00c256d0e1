package org.entopic.model;

import org.apiguardian.api.API;
import org.entopic.query.ReferenceProperty;

/** Configures the join of a many-to-many relation; not thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ManyToManyBuilder {

  /** Sets the name of the join type, and so of its topic. */
  ManyToManyBuilder joinName(String name);

  /**
   * Joins the two sides by an entity type, which may say more than that they belong together. Its
   * key is the two foreign keys. What comes to a collection makes a new entity of the type, what
   * leaves it deletes one; an entity of the type that is added, changed or removed itself shows in
   * the collections.
   *
   * <pre>{@code
   * model.entity(Post.class).hasMany(PostFields.tags).withMany(TagFields.posts)
   *     .usingEntity(PostTagFields.post, PostTagFields.tag);
   * }</pre>
   *
   * @param toSource its reference to the type that the relation starts from
   * @param toTarget its reference to the type of the elements
   */
  <J> ManyToManyBuilder usingEntity(
      ReferenceProperty<J, ?> toSource, ReferenceProperty<J, ?> toTarget);
}

package org.entopic.model;

import java.util.Map;
import java.util.function.Consumer;
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

  /**
   * Joins the two sides by a {@linkplain ModelBuilder#sharedEntity property bag}, which becomes
   * part of the model and may say more than that they belong together.
   *
   * <p>Its foreign keys are those of the relations to the two sides that it declares by {@link
   * EntityTypeBuilder#hasOne(Class)}, the first one to the type that this relation starts from
   * where both sides are the same; else its properties of the names {@code <type><key>}, which are
   * added where they lack. Its key is the two foreign keys, and need not be declared.
   *
   * <pre>{@code
   * model.entity(Post.class).hasMany(PostFields.tags).withMany(TagFields.posts)
   *     .usingEntity("PostTag", join -> join.property("since", Instant.class));
   * }</pre>
   *
   * @param entityName the name of the bag
   * @param configure says what else the bag has
   */
  ManyToManyBuilder usingEntity(
      String entityName, Consumer<? super EntityTypeBuilder<Map<String, Object>>> configure);
}

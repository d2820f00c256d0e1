package org.entopic.model;

import jakarta.persistence.AttributeConverter;
import java.util.Map;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Configures the model of a context; what is said here wins over annotations and conventions.
 *
 * <p>Not thread-safe; valid only inside {@link org.entopic.EntityContext#configureModel}.
 *
 * <pre>{@code
 * model.entity(Blog.class)
 *     .hasMany(BlogFields.posts).withOne(PostFields.blog).onDelete(DeleteBehavior.CASCADE);
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ModelBuilder {

  /** Returns the builder of an entity type, which becomes part of the model. */
  <T> EntityTypeBuilder<T> entity(Class<T> type);

  /** Configures an entity type, which becomes part of the model. */
  default <T> ModelBuilder entity(Class<T> type, Consumer<? super EntityTypeBuilder<T>> configure) {
    configure.accept(entity(type));
    return this;
  }

  /**
   * Returns the builder of a property bag: an entity type without a class, whose instances are maps
   * of values by the names of properties. It becomes part of the model under a name, by which
   * {@link org.entopic.EntityContext#set(String)} finds it; all that it has is said here.
   *
   * <pre>{@code
   * model.sharedEntity("PostTag", join -> {
   *   join.property("postId", int.class);
   *   join.property("tag", String.class);
   *   join.key("postId", "tag");
   *   join.hasOne(Post.class).withMany().foreignKey("postId");
   * });
   * }</pre>
   *
   * @param name the name, unique among the entity types of the model
   */
  EntityTypeBuilder<Map<String, Object>> sharedEntity(String name);

  /** Configures a property bag, which becomes part of the model; see {@link #sharedEntity}. */
  default ModelBuilder sharedEntity(
      String name, Consumer<? super EntityTypeBuilder<Map<String, Object>>> configure) {
    configure.accept(sharedEntity(name));
    return this;
  }

  /** Makes a class a complex type. */
  ModelBuilder complexType(Class<?> type);

  /** Keeps a class, and members of its type, out of the model. */
  ModelBuilder ignore(Class<?> type);

  /**
   * Stores all properties of the converter's attribute type through it, unless they name another.
   */
  ModelBuilder converter(AttributeConverter<?, ?> converter);

  /** Returns the builder of the rules that complete the model. */
  ConventionBuilder conventions();

  /** Configures entity types by a class of its own. */
  default <T> ModelBuilder configuration(EntityConfiguration<T> configuration) {
    configuration.configure(entity(configuration.entityType()));
    return this;
  }

  /** Attaches a value to the model under a name. */
  ModelBuilder annotation(String name, Object value);

  /** Attaches a value to the model under the name of a key. */
  default <V> ModelBuilder annotation(AnnotationKey<V> key, V value) {
    return annotation(key.name(), key.type().cast(value));
  }

  /** Sets the first part of every topic's name, instead of the database's name. */
  ModelBuilder topicPrefix(String prefix);
}

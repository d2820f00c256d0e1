package org.entopic.model;

import org.apiguardian.api.API;

/**
 * The configuration of one entity type, as a class of its own.
 *
 * <p>Applied by {@link ModelBuilder#configuration}; wins as the fluent builders do.
 *
 * <pre>{@code
 * final class BlogConfiguration implements EntityConfiguration<Blog> {
 *   public Class<Blog> entityType() {
 *     return Blog.class;
 *   }
 *
 *   public void configure(EntityTypeBuilder<Blog> blog) {
 *     blog.property(BlogFields.url).maxLength(200);
 *   }
 * }
 * }</pre>
 *
 * @param <T> the entity class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface EntityConfiguration<T> {

  /** Returns the entity class. */
  Class<T> entityType();

  /** Configures the type. */
  void configure(EntityTypeBuilder<T> type);
}

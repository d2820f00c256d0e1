package org.entopic;

import org.apiguardian.api.API;
import org.entopic.spi.access.LazyCell;
import org.jspecify.annotations.Nullable;

/**
 * A reference, or a collection, that loads itself when it is first asked for.
 *
 * <p>A class has its related entities loaded lazily by having members of this type; the class may
 * be final, and a record. Contexts bind such members to themselves when they read or track the
 * entity. As thread-safe as the entity; loading is a use of the context, which refuses it while
 * another thread uses it.
 *
 * <pre>{@code
 * class Blog {
 *   int id;
 *   final Lazy<List<Post>> posts = Lazy.of(new ArrayList<>());
 * }
 *
 * record Post(int id, String title, int blogId, Lazy<Blog> blog) {}
 *
 * Blog blog = db.blogs.find(1).orElseThrow();
 * blog.posts.get().forEach(post -> ...);   // loads once
 * }</pre>
 *
 * <p>Two of these are equal only if they are one: what is related is not part of an entity's value.
 * {@code toString()} loads nothing and does not print what it holds.
 *
 * @param <T> the class of the related entity, or the collection of related entities
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface Lazy<T extends @Nullable Object> permits LazyCell {

  /** Returns one that holds a related entity, or a collection, of a new entity. */
  static <T extends @Nullable Object> Lazy<T> of(T value) {
    return new LazyCell<>(value);
  }

  /** Returns one of a new entity that refers to nothing, or whose foreign key says to what. */
  static <T> Lazy<@Nullable T> empty() {
    return new LazyCell<>(null);
  }

  /**
   * Returns what the entity is related to, and loads it before if it is not loaded. Where the
   * context does not load lazily, it returns what is there: null, or a collection that may be
   * incomplete.
   *
   * @throws IllegalStateException if it is to be loaded and its context is closed or in use by
   *     another thread, or the entity is not tracked any more
   */
  T get();

  /**
   * Sets what the entity is related to; of a tracked entity, what it replaces is loaded before, so
   * that the context knows what changes.
   */
  void set(T value);

  /** Returns whether {@link #get} has nothing to load. */
  boolean isLoaded();
}

package org.entopic;

import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;
import org.entopic.model.NavigationModel;
import org.entopic.query.EntityQuery;

/**
 * What a context knows about one navigation of an entity, and a way to load it.
 *
 * <p>Belongs to one context and shares its rules on threads and closing. Loading is for tracked
 * entities; what is loaded is tracked too.
 *
 * <pre>{@code
 * var posts = db.entry(blog).collection(BlogFields.posts);
 * if (!posts.isLoaded()) {
 *   posts.load();
 * }
 * long popular = posts.query().where(PostFields.likes.gt(100)).count();
 * }</pre>
 *
 * @param <N> the class of the related entities
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface NavigationEntry<N> permits ReferenceEntry, CollectionEntry {

  /** Returns the navigation. */
  NavigationModel model();

  /**
   * Returns whether the navigation is known to be complete: it was loaded or included, or is a
   * reference that is set.
   */
  boolean isLoaded();

  /**
   * Loads what is missing, unless the navigation is loaded; changes made here stay as they are.
   *
   * @throws IllegalStateException if the entity is not tracked
   */
  void load();

  /**
   * Runs {@link #load} without blocking the caller; cancelled before it begins, it loads nothing.
   */
  CompletableFuture<Void> loadAsync();

  /**
   * Returns the query of the related entities, by the keys that the entity has now; for
   * many-to-many relations by the joins that are stored now.
   *
   * @throws IllegalStateException if the entity is not tracked
   */
  EntityQuery<N> query();
}

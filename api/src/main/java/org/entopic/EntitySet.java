package org.entopic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;
import org.entopic.query.EntityQuery;
import org.entopic.query.LiveAggregate;
import org.entopic.spi.engine.EngineSession;
import org.entopic.spi.engine.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * All entities of one type: the start of queries, and where entities are added and removed.
 *
 * <p>Belongs to one context and shares its rules on threads and closing.
 *
 * @param <T> the entity class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EntitySet<T> extends SetQuery<T> {
  private final TypeName<T> type;
  private @Nullable EngineSession session;

  EntitySet(TypeName<T> type) {
    this.type = type;
  }

  void bind(EngineSession engineSession) {
    session = engineSession;
  }

  /** Returns the entity class, which is {@link java.util.Map} for property bags. */
  public Class<T> entityType() {
    return type.javaType();
  }

  /** Returns whether a class of its own makes the type part of the model. */
  boolean hasClass() {
    return type.bag() == null;
  }

  /**
   * Starts tracking an entity, and everything reachable from it that is not tracked yet, as new.
   *
   * @throws IllegalStateException if the context tracks another instance with the same key
   */
  public EntityEntry<T> add(T entity) {
    return session().add(type, entity);
  }

  /** Adds several entities; see {@link #add}. */
  public void addAll(Iterable<? extends T> entities) {
    entities.forEach(this::add);
  }

  /**
   * Starts tracking an entity, and everything reachable from it, as unchanged; entities whose
   * generated key is not set become new.
   *
   * @throws IllegalStateException if the context tracks another instance with the same key
   */
  public EntityEntry<T> attach(T entity) {
    return session().attach(type, entity);
  }

  /**
   * Starts tracking an entity, and everything reachable from it, as modified in all properties;
   * entities whose generated key is not set become new.
   *
   * @throws IllegalStateException if the context tracks another instance with the same key
   */
  public EntityEntry<T> update(T entity) {
    return session().update(type, entity);
  }

  /** Attaches several entities; see {@link #attach}. */
  public void attachAll(Iterable<? extends T> entities) {
    entities.forEach(this::attach);
  }

  /** Updates several entities; see {@link #update}. */
  public void updateAll(Iterable<? extends T> entities) {
    entities.forEach(this::update);
  }

  /** Marks an entity as deleted, tracking it first where needed; a new one is only forgotten. */
  public EntityEntry<T> remove(T entity) {
    return session().remove(type, entity);
  }

  /** Removes several entities; see {@link #remove}. */
  public void removeAll(Iterable<? extends T> entities) {
    entities.forEach(this::remove);
  }

  /**
   * Returns the entity with a key: the tracked instance, or else the stored one, which is read as
   * queries read.
   *
   * @param key the values of the key properties, in key order; or one embedded key object
   * @throws IllegalArgumentException if the number or types of the values are not those of the key
   */
  public Optional<T> find(@Nullable Object @Nullable ... key) {
    return session().find(type, values(key));
  }

  /** Runs {@link #find} without blocking the caller. */
  public CompletableFuture<Optional<T>> findAsync(@Nullable Object @Nullable ... key) {
    return session().findAsync(type, values(key));
  }

  /** A null that the caller meant as one value comes as no array. */
  private static List<@Nullable Object> values(@Nullable Object @Nullable [] key) {
    @Nullable Object[] given = key == null ? new @Nullable Object[1] : key;
    return Arrays.asList(given);
  }

  /**
   * Returns groups that the local view keeps current.
   *
   * @param name the name under which {@link org.entopic.model.EntityTypeBuilder#aggregate} declared
   *     them
   * @throws QueryException if nothing was declared under it
   */
  public LiveAggregate aggregate(String name) {
    return session().aggregate(type, name);
  }

  /** Returns the tracked entities of this set that are not deleted, after looking for changes. */
  public LocalView<T> local() {
    return session().local(type);
  }

  @Override
  EntityQuery<T> query() {
    return session().query(type);
  }

  private EngineSession session() {
    if (session == null) {
      throw new IllegalStateException(
          "API-02: The set of "
              + type
              + " is not bound. Create its context by EntityContextFactory.create().");
    }
    return session;
  }
}

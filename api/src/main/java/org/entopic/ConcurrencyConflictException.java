package org.entopic;

import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.entopic.model.EntityState;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/**
 * The stored row is not the one that the context read; nothing was written.
 *
 * <p>The context can decide and save again: {@link #clientWins()}, {@link #storeWins()} or {@link
 * #merge()} for all entities to blame, or entry by entry through {@link #entries()}. Belongs to the
 * context's rules on threads.
 *
 * <pre>{@code
 * while (true) {
 *   try {
 *     db.saveChanges();
 *     return;
 *   } catch (ConcurrencyConflictException e) {
 *     e.merge();
 *   }
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class ConcurrencyConflictException extends SaveFailedException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public ConcurrencyConflictException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public ConcurrencyConflictException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Creates the exception of some entities. */
  public ConcurrencyConflictException(
      String message, @Nullable Throwable cause, List<? extends EntityEntry<?>> entries) {
    super(message, cause, entries);
  }

  /**
   * Lets the next save write what the context has, over what is stored. An entity that is gone is
   * inserted again; one that was to be deleted and is gone is forgotten.
   */
  public void clientWins() {
    entries().forEach(ConcurrencyConflictException::clientWins);
  }

  /** Takes over what is stored; the changes of the entities are lost. */
  public void storeWins() {
    entries().forEach(EntityEntry::reload);
  }

  /**
   * Keeps the values that the context changed and takes over the others from the store. Entities
   * that are gone, or were to be deleted, are treated as by {@link #clientWins()}.
   */
  public void merge() {
    for (EntityEntry<?> entry : entries()) {
      entry.databaseValues().ifPresent(stored -> merge(entry, stored));
      clientWins(entry);
    }
  }

  private static void clientWins(EntityEntry<?> entry) {
    PropertyValues<?> stored = entry.databaseValues().orElse(null);
    if (stored != null) {
      entry.originalValues().setAll(stored);
    } else {
      entry.setState(
          entry.state() == EntityState.DELETED ? EntityState.DETACHED : EntityState.ADDED);
    }
  }

  private static void merge(EntityEntry<?> entry, PropertyValues<?> stored) {
    if (entry.state() == EntityState.DELETED) {
      return;
    }
    PropertyValues<?> original = entry.originalValues();
    PropertyValues<?> current = entry.currentValues();
    for (PropertyModel property : entry.type().properties()) {
      String name = property.name();
      if (!property.isKey() && Objects.deepEquals(current.get(name), original.get(name))) {
        current.set(name, stored.get(name));
      }
    }
  }
}

package org.entopic;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A save failed and nothing of it was written; the context is as before and can save again. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class SaveFailedException extends EntityStoreException {
  private static final long serialVersionUID = 1;

  private final transient @Nullable List<EntityEntry<?>> entries;

  /** Creates the exception. */
  public SaveFailedException(String message) {
    this(message, null);
  }

  /** Creates the exception with a cause. */
  public SaveFailedException(String message, @Nullable Throwable cause) {
    this(message, cause, List.of());
  }

  /** Creates the exception of some entities. */
  public SaveFailedException(
      String message, @Nullable Throwable cause, List<? extends EntityEntry<?>> entries) {
    super(message, cause);
    this.entries = List.copyOf(entries);
  }

  /**
   * Returns the entries of the entities that kept the save from succeeding, as far as the context
   * tracks them; empty where the reason is no single entity, and after serialization. What is
   * stored now is in {@link EntityEntry#databaseValues()}.
   */
  public List<EntityEntry<?>> entries() {
    return entries == null ? List.of() : entries;
  }

  /** Returns those of the {@link #entries()} whose entities are of a class. */
  public <T> List<EntityEntry<T>> entries(Class<T> type) {
    var typed = new ArrayList<EntityEntry<T>>();
    for (EntityEntry<?> entry : entries()) {
      if (type.isInstance(entry.entity())) {
        typed.add(entry.as(type));
      }
    }
    return typed;
  }
}

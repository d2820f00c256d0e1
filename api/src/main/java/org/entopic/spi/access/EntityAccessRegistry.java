package org.entopic.spi.access;

import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where generated access classes register themselves.
 *
 * <p>Thread-safe. Entries live as long as the classes they belong to.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EntityAccessRegistry {

  private static final class Slot {
    private volatile @Nullable EntityAccess<?> access;
  }

  private static final ClassValue<Slot> SLOTS =
      new ClassValue<>() {
        @Override
        protected Slot computeValue(Class<?> type) {
          return new Slot();
        }
      };

  private EntityAccessRegistry() {}

  /** Registers the access to a class; called from the static initialiser of generated classes. */
  public static void register(EntityAccess<?> access) {
    SLOTS.get(access.type()).access = access;
  }

  /**
   * Returns the generated access to a class, if there is any: initialises the class named like the
   * entity with {@code Access} appended, which lives in the entity's package and registers itself.
   */
  public static Optional<EntityAccess<?>> find(Class<?> type) {
    Slot slot = SLOTS.get(type);
    if (slot.access == null) {
      try {
        Class.forName(generatedName(type), true, type.getClassLoader());
      } catch (ClassNotFoundException e) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(slot.access);
  }

  /**
   * Returns the binary name of the class that gives access to a type: its own with {@code $}
   * replaced by {@code _} and {@code Access} appended.
   */
  public static String generatedName(Class<?> type) {
    return type.getName().replace('$', '_') + "Access";
  }
}

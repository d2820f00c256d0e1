package org.entopic.spi.access;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes, reads and writes instances of one class; generated beside the class at compile time.
 *
 * <p>Implementations are stateless and thread-safe. Members are numbered in the order of {@link
 * #members()}. A member is <em>direct</em> when rows hold its value as it is: primitives, their
 * wrappers, {@link String}, {@link java.math.BigDecimal}, {@link java.math.BigInteger}, {@link
 * java.util.UUID}, the {@code java.time} types of {@link org.entopic.model.ScalarType}, and enums.
 * The three bulk methods handle direct members without boxing; the engine handles all others one by
 * one.
 *
 * @param <T> the class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface EntityAccess<T> {

  /**
   * A member that holds state.
   *
   * @param name the property's name
   * @param type the member's declared class
   */
  record Member(String name, Class<?> type) {}

  /** Returns the class. */
  Class<T> type();

  /** Returns the members: the instance fields that are not transient, inherited ones first. */
  List<Member> members();

  /** Returns whether the class had mapping annotations when it was compiled. */
  boolean annotated();

  /** Returns whether instances are made from all values at once, as records are. */
  boolean constructorBound();

  /**
   * Returns the numbers of the members whose values the constructor takes, in its order, where the
   * class has none without parameters; all members are set after it. Empty for other classes. What
   * it takes of {@link #constructorServices()} is numbered after the members.
   */
  default List<Integer> constructorMembers() {
    return List.of();
  }

  /**
   * Returns the classes of what the constructor takes beside values of members: {@link
   * org.entopic.model.EntityTypeModel} for the entity's type, and context classes for the context
   * that the entity is made for.
   */
  default List<Class<?>> constructorServices() {
    return List.of();
  }

  /**
   * Returns a new instance.
   *
   * @param values one value a member, and after them one for each of {@link
   *     #constructorServices()}, where {@link #constructorBound()} or where there are {@link
   *     #constructorMembers()}; else ignored
   */
  T instantiate(@Nullable Object[] values);

  /** Returns the value of a member. */
  @Nullable Object get(T entity, int member);

  /**
   * Sets the value of a member.
   *
   * @throws UnsupportedOperationException if the class is constructor-bound
   */
  void set(T entity, int member, @Nullable Object value);

  /**
   * Copies direct members into a row.
   *
   * @param ordinals the row's ordinal for each member, or -1 for those to leave out
   */
  void read(T entity, RowBuilder target, int[] ordinals);

  /**
   * Returns whether all direct members equal the values of a row.
   *
   * @param ordinals the row's ordinal for each member, or -1 for those to leave out
   */
  boolean matches(T entity, Row row, int[] ordinals);

  /**
   * Copies values of a row into direct members.
   *
   * @param ordinals the row's ordinal for each member, or -1 for those to leave out
   * @throws UnsupportedOperationException if the class is constructor-bound
   */
  void write(Row source, T entity, int[] ordinals);
}

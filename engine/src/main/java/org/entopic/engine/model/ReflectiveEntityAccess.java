package org.entopic.engine.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Access by handles made at run time, where no class was generated. */
final class ReflectiveEntityAccess<T> implements EntityAccess<T> {
  private final Class<T> type;
  private final List<Member> members;
  private final List<VarHandle> handles;
  private final @Nullable MethodHandle constructor;
  private final List<Integer> constructorMembers;
  private final List<Class<?>> constructorServices;
  private volatile @Nullable BulkHandles bulk;

  private ReflectiveEntityAccess(
      Class<T> type,
      List<Member> members,
      List<VarHandle> handles,
      @Nullable MethodHandle constructor,
      List<Integer> constructorMembers,
      List<Class<?>> constructorServices) {
    this.type = type;
    this.members = List.copyOf(members);
    this.handles = List.copyOf(handles);
    this.constructor = constructor;
    this.constructorMembers = List.copyOf(constructorMembers);
    this.constructorServices = List.copyOf(constructorServices);
  }

  static <T> ReflectiveEntityAccess<T> create(Class<T> type, MemberHandles source)
      throws IllegalAccessException {
    var members = new ArrayList<Member>();
    var handles = new ArrayList<VarHandle>();
    for (Class<?> declaring : hierarchy(type)) {
      for (Field field : declaring.getDeclaredFields()) {
        if (isState(field)) {
          members.add(new Member(field.getName(), field.getType()));
          handles.add(source.lookupIn(declaring).unreflectVarHandle(field));
        }
      }
    }
    BoundConstructor bound = BoundConstructor.of(type, members);
    return new ReflectiveEntityAccess<>(
        type,
        members,
        handles,
        handle(source.lookupIn(type), bound),
        bound == null || type.isRecord() ? List.of() : bound.members(),
        bound == null ? List.of() : bound.services());
  }

  private static boolean isState(Field field) {
    return !Modifier.isStatic(field.getModifiers())
        && !Modifier.isTransient(field.getModifiers())
        && !field.isSynthetic();
  }

  private static List<Class<?>> hierarchy(Class<?> type) {
    var classes = new ArrayList<Class<?>>();
    for (Class<?> c = type; c != null && c != Object.class && c != Record.class; ) {
      classes.add(c);
      c = c.getSuperclass();
    }
    Collections.reverse(classes);
    return classes;
  }

  private static @Nullable MethodHandle handle(Lookup lookup, @Nullable BoundConstructor bound)
      throws IllegalAccessException {
    if (bound == null) {
      return null;
    }
    MethodHandle exact = lookup.unreflectConstructor(bound.constructor());
    MethodHandle general = exact.asFixedArity().asType(exact.type().generic());
    return bound.takesValues()
        ? general.asSpreader(Object[].class, exact.type().parameterCount())
        : general;
  }

  boolean isInstantiable() {
    return constructor != null;
  }

  @Override
  public Class<T> type() {
    return type;
  }

  @Override
  public List<Member> members() {
    return members;
  }

  @Override
  public boolean annotated() {
    return false;
  }

  @Override
  public boolean constructorBound() {
    return type.isRecord();
  }

  @Override
  public T instantiate(@Nullable Object[] values) {
    if (constructor == null) {
      throw MappingMessages.noConstructor(type);
    }
    try {
      if (type.isRecord()) {
        return type.cast((Object) constructor.invokeExact(values));
      }
      return type.cast(
          constructorMembers.isEmpty()
              ? (Object) constructor.invokeExact()
              : (Object) constructor.invokeExact(taken(values)));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw MappingMessages.constructorFailed(type, e);
    }
  }

  private @Nullable Object[] taken(@Nullable Object[] values) {
    @Nullable Object[] taken = new @Nullable Object[constructorMembers.size()];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = values[constructorMembers.get(i)];
    }
    return taken;
  }

  @Override
  public List<Integer> constructorMembers() {
    return constructorMembers;
  }

  @Override
  public List<Class<?>> constructorServices() {
    return constructorServices;
  }

  @Override
  public @Nullable Object get(T entity, int member) {
    return handles.get(member).get(entity);
  }

  @Override
  public void set(T entity, int member, @Nullable Object value) {
    handles.get(member).set(entity, value);
  }

  @Override
  public void read(T entity, RowBuilder target, int[] ordinals) {
    bulk(ordinals).read(entity, target);
  }

  @Override
  public boolean matches(T entity, Row row, int[] ordinals) {
    return bulk(ordinals).matches(entity, row);
  }

  @Override
  public void write(Row source, T entity, int[] ordinals) {
    if (constructorBound()) {
      throw MappingMessages.unchangeable(type.getName());
    }
    bulk(ordinals).write(source, entity);
  }

  private BulkHandles bulk(int[] ordinals) {
    BulkHandles current = bulk;
    if (current == null || !current.isFor(ordinals)) {
      current = BulkHandles.of(handles, ordinals);
      bulk = current;
    }
    return current;
  }
}

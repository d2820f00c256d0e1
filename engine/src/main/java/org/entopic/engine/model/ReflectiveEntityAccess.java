package org.entopic.engine.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
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
  private volatile @Nullable BulkHandles bulk;

  private ReflectiveEntityAccess(
      Class<T> type,
      List<Member> members,
      List<VarHandle> handles,
      @Nullable MethodHandle constructor) {
    this.type = type;
    this.members = List.copyOf(members);
    this.handles = List.copyOf(handles);
    this.constructor = constructor;
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
    return new ReflectiveEntityAccess<>(
        type, members, handles, constructor(type, source.lookupIn(type)));
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

  private static @Nullable MethodHandle constructor(Class<?> type, Lookup lookup)
      throws IllegalAccessException {
    Class<?>[] parameters =
        type.isRecord()
            ? Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new)
            : new Class<?>[0];
    try {
      MethodHandle exact =
          lookup.findConstructor(type, MethodType.methodType(void.class, parameters));
      MethodHandle general = exact.asType(exact.type().generic());
      return type.isRecord() ? general.asSpreader(Object[].class, parameters.length) : general;
    } catch (NoSuchMethodException e) {
      return null;
    }
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
      return type.cast(
          type.isRecord()
              ? (Object) constructor.invokeExact(values)
              : (Object) constructor.invokeExact());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw MappingMessages.constructorFailed(type, e);
    }
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

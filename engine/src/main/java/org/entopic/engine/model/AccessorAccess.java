package org.entopic.engine.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.engine.model.draft.Accessors;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Access that reads and writes some members by getters and setters, and all others by fields. */
final class AccessorAccess implements EntityAccess<Object> {
  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
  private static final MethodType SETTER =
      MethodType.methodType(void.class, Object.class, Object.class);

  private final EntityAccess<Object> fields;
  private final Map<Integer, Accessors> accessors = new LinkedHashMap<>();

  AccessorAccess(EntityAccess<Object> fields, Map<Integer, Accessors> accessors) {
    this.fields = fields;
    accessors.forEach(
        (member, methods) ->
            this.accessors.put(
                member,
                new Accessors(
                    methods.getter().asType(GETTER),
                    methods.setter() == null ? null : methods.setter().asType(SETTER))));
  }

  @Override
  public @Nullable Object get(Object entity, int member) {
    Accessors methods = accessors.get(member);
    if (methods == null) {
      return fields.get(entity, member);
    }
    try {
      return (Object) methods.getter().invokeExact(entity);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw MappingMessages.accessorFailed(type(), members().get(member).name(), e);
    }
  }

  @Override
  public void set(Object entity, int member, @Nullable Object value) {
    Accessors methods = accessors.get(member);
    MethodHandle setter = methods == null ? null : methods.setter();
    if (setter == null) {
      fields.set(entity, member, value);
      return;
    }
    try {
      setter.invokeExact(entity, value);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw MappingMessages.accessorFailed(type(), members().get(member).name(), e);
    }
  }

  @Override
  public Class<Object> type() {
    return fields.type();
  }

  @Override
  public List<Member> members() {
    return fields.members();
  }

  @Override
  public boolean annotated() {
    return fields.annotated();
  }

  @Override
  public boolean constructorBound() {
    return fields.constructorBound();
  }

  @Override
  public List<Integer> constructorMembers() {
    return fields.constructorMembers();
  }

  @Override
  public Object instantiate(@Nullable Object[] values) {
    return Instances.create(fields, values);
  }

  @Override
  public void read(Object entity, RowBuilder target, int[] ordinals) {
    fields.read(entity, target, ordinals);
  }

  @Override
  public boolean matches(Object entity, Row row, int[] ordinals) {
    return fields.matches(entity, row, ordinals);
  }

  @Override
  public void write(Row source, Object entity, int[] ordinals) {
    fields.write(source, entity, ordinals);
  }
}

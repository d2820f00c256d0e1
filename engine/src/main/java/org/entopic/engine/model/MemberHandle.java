package org.entopic.engine.model;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.Objects;
import org.entopic.spi.access.EntityAccess.Member;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Reads and writes one field; the common primitive types without boxing. */
abstract class MemberHandle {
  final Member member;
  final VarHandle handle;

  private MemberHandle(Member member, VarHandle handle) {
    this.member = member;
    this.handle = handle;
  }

  static MemberHandle of(Field field, VarHandle handle) {
    var member = new Member(field.getName(), field.getType());
    Class<?> type = field.getType();
    if (type == int.class) {
      return new Ints(member, handle);
    }
    if (type == long.class) {
      return new Longs(member, handle);
    }
    if (type == boolean.class) {
      return new Booleans(member, handle);
    }
    return type.isPrimitive() || Long.class == type || isBoxed(type)
        ? new Boxes(member, handle)
        : new References(member, handle);
  }

  private static boolean isBoxed(Class<?> type) {
    return Number.class.isAssignableFrom(type) && type.getPackageName().equals("java.lang")
        || type == Boolean.class
        || type == Character.class;
  }

  final Member member() {
    return member;
  }

  final @Nullable Object get(Object entity) {
    return handle.get(entity);
  }

  final void set(Object entity, @Nullable Object value) {
    handle.set(entity, value);
  }

  abstract void read(Object entity, RowBuilder target, int ordinal);

  abstract boolean matches(Object entity, Row row, int ordinal);

  abstract void write(Row source, Object entity, int ordinal);

  private static final class Ints extends MemberHandle {
    Ints(Member member, VarHandle handle) {
      super(member, handle);
    }

    @Override
    void read(Object entity, RowBuilder target, int ordinal) {
      target.setLong(ordinal, (int) handle.get(entity));
    }

    @Override
    boolean matches(Object entity, Row row, int ordinal) {
      return row.getInt(ordinal) == (int) handle.get(entity) && !row.isNull(ordinal);
    }

    @Override
    void write(Row source, Object entity, int ordinal) {
      handle.set(entity, source.getInt(ordinal));
    }
  }

  private static final class Longs extends MemberHandle {
    Longs(Member member, VarHandle handle) {
      super(member, handle);
    }

    @Override
    void read(Object entity, RowBuilder target, int ordinal) {
      target.setLong(ordinal, (long) handle.get(entity));
    }

    @Override
    boolean matches(Object entity, Row row, int ordinal) {
      return row.getLong(ordinal) == (long) handle.get(entity) && !row.isNull(ordinal);
    }

    @Override
    void write(Row source, Object entity, int ordinal) {
      handle.set(entity, source.getLong(ordinal));
    }
  }

  private static final class Booleans extends MemberHandle {
    Booleans(Member member, VarHandle handle) {
      super(member, handle);
    }

    @Override
    void read(Object entity, RowBuilder target, int ordinal) {
      target.setBoolean(ordinal, (boolean) handle.get(entity));
    }

    @Override
    boolean matches(Object entity, Row row, int ordinal) {
      return row.getBoolean(ordinal) == (boolean) handle.get(entity) && !row.isNull(ordinal);
    }

    @Override
    void write(Row source, Object entity, int ordinal) {
      handle.set(entity, source.getBoolean(ordinal));
    }
  }

  private static final class Boxes extends MemberHandle {
    private final @Nullable Object zero;

    Boxes(Member member, VarHandle handle) {
      super(member, handle);
      this.zero = Zero.of(member.type());
    }

    @Override
    void read(Object entity, RowBuilder target, int ordinal) {
      target.set(ordinal, handle.get(entity));
    }

    @Override
    boolean matches(Object entity, Row row, int ordinal) {
      return Objects.equals(row.get(ordinal), handle.get(entity));
    }

    @Override
    void write(Row source, Object entity, int ordinal) {
      Object value = source.get(ordinal);
      handle.set(entity, value != null ? value : zero);
    }
  }

  private static final class References extends MemberHandle {
    References(Member member, VarHandle handle) {
      super(member, handle);
    }

    @Override
    void read(Object entity, RowBuilder target, int ordinal) {
      target.setObject(ordinal, handle.get(entity));
    }

    @Override
    boolean matches(Object entity, Row row, int ordinal) {
      return Objects.equals(row.getObject(ordinal), handle.get(entity));
    }

    @Override
    void write(Row source, Object entity, int ordinal) {
      handle.set(entity, source.getObject(ordinal));
    }
  }
}

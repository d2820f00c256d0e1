package org.entopic.engine.model;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import java.util.List;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;

/**
 * Three trees of handles that read, compare and write all direct members of an instance: the
 * compiler sees each tree as one piece of code, without boxing and without a loop over members.
 */
final class BulkHandles {
  private static final MethodType READ = methodType(void.class, Object.class, RowBuilder.class);
  private static final MethodType MATCH = methodType(boolean.class, Object.class, Row.class);
  private static final MethodType WRITE = methodType(void.class, Object.class, Row.class);

  private final int[] ordinals;
  private final MethodHandle read;
  private final MethodHandle match;
  private final MethodHandle write;

  private BulkHandles(int[] ordinals, MethodHandle read, MethodHandle match, MethodHandle write) {
    this.ordinals = ordinals;
    this.read = read;
    this.match = match;
    this.write = write;
  }

  static BulkHandles of(List<VarHandle> members, int[] ordinals) {
    MethodHandle read = MethodHandles.empty(READ);
    MethodHandle write = MethodHandles.empty(WRITE);
    MethodHandle match = MethodHandles.dropArguments(constant(true), 0, MATCH.parameterArray());
    for (int i = ordinals.length - 1; i >= 0; i--) {
      if (ordinals[i] >= 0) {
        VarHandle member = members.get(i);
        read = MethodHandles.foldArguments(read, reader(member, ordinals[i]));
        match = MethodHandles.guardWithTest(matcher(member, ordinals[i]), match, never());
        write = MethodHandles.foldArguments(write, writer(member, ordinals[i]));
      }
    }
    return new BulkHandles(ordinals, read, match, write);
  }

  boolean isFor(int[] wanted) {
    return ordinals == wanted;
  }

  void read(Object instance, RowBuilder target) {
    try {
      read.invokeExact(instance, target);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  boolean matches(Object instance, Row row) {
    try {
      return (boolean) match.invokeExact(instance, row);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  void write(Row row, Object instance) {
    try {
      write.invokeExact(instance, row);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static RuntimeException unexpected(Throwable cause) {
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return MappingMessages.unreachable("A field", cause);
  }

  private static MethodHandle reader(VarHandle member, int ordinal) {
    MethodHandle put =
        MethodHandles.insertArguments(DirectValues.putter(member.varType()), 2, ordinal);
    return MethodHandles.filterArguments(put, 0, getter(member, put.type().parameterType(0)))
        .asType(READ);
  }

  private static MethodHandle matcher(VarHandle member, int ordinal) {
    MethodHandle same =
        MethodHandles.insertArguments(DirectValues.comparer(member.varType()), 2, ordinal);
    return MethodHandles.filterArguments(same, 0, getter(member, same.type().parameterType(0)))
        .asType(MATCH);
  }

  private static MethodHandle writer(VarHandle member, int ordinal) {
    MethodHandle set = member.toMethodHandle(AccessMode.SET);
    MethodHandle taken =
        MethodHandles.insertArguments(DirectValues.taker(member.varType()), 1, ordinal);
    MethodHandle value =
        MethodHandles.explicitCastArguments(taken, methodType(member.varType(), Row.class));
    return MethodHandles.filterArguments(set, 1, value).asType(WRITE);
  }

  private static MethodHandle getter(VarHandle member, Class<?> type) {
    MethodHandle get = member.toMethodHandle(AccessMode.GET);
    return get.asType(methodType(type, get.type().parameterType(0)));
  }

  private static MethodHandle never() {
    return MethodHandles.dropArguments(constant(false), 0, MATCH.parameterArray());
  }

  private static MethodHandle constant(boolean value) {
    return MethodHandles.constant(boolean.class, value);
  }
}

package org.entopic.engine.query.expression;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Makes records by their canonical constructor, and other objects by the one that fits. */
public final class RecordProjection implements Projection {
  private final EntityTypeModel root;
  private final Class<?> record;
  private final List<String> names;
  private final Class<?>[] types;
  private final ProjectedValues values;
  private final MethodHandle handle;

  private RecordProjection(
      EntityTypeModel root,
      Class<?> record,
      List<RowExpression> values,
      Constructor<?> constructor,
      MethodHandle handle) {
    this.root = root;
    this.record = record;
    this.names = names(record, constructor);
    this.types = constructor.getParameterTypes();
    this.values = ProjectedValues.of(values);
    this.handle = handle;
  }

  /**
   * Returns the projection.
   *
   * @throws org.entopic.QueryException if the values do not fit the record, or no constructor or
   *     several of another class
   */
  public static Projection of(
      EntityTypeModel root,
      @Nullable Class<?> record,
      List<ExpressionNode> nodes,
      List<RowExpression> values) {
    List<Constructor<?>> found = record == null ? List.of() : constructors(root, record, values);
    if (record == null || found.size() != 1) {
      throw QueryMessages.unfitRecord(root, record == null ? Object.class : record, values.size());
    }
    Constructor<?> constructor = found.get(0);
    int unfit = unfit(constructor, values);
    if (unfit >= 0) {
      throw QueryMessages.unfitComponent(
          root,
          record,
          names(record, constructor).get(unfit),
          boxed(values.get(unfit).javaType()).getSimpleName(),
          nodes.get(unfit));
    }
    return new RecordProjection(
        root, record, values, constructor, handle(root, record, constructor));
  }

  private static List<String> names(Class<?> type, Constructor<?> constructor) {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList()
        : Arrays.stream(constructor.getParameters()).map(Parameter::getName).toList();
  }

  /** Returns that of a record which has so many components, or those that take the values. */
  private static List<Constructor<?>> constructors(
      EntityTypeModel root, Class<?> type, List<RowExpression> values) {
    if (type.isRecord()) {
      return type.getRecordComponents().length == values.size()
          ? List.of(canonical(root, type))
          : List.of();
    } else if (Modifier.isAbstract(type.getModifiers())) {
      return List.of();
    }
    return Arrays.stream(type.getDeclaredConstructors())
        .filter(each -> !each.isSynthetic() && !Modifier.isPrivate(each.getModifiers()))
        .filter(each -> each.getParameterCount() == values.size() && unfit(each, values) < 0)
        .<Constructor<?>>map(each -> each)
        .toList();
  }

  private static Constructor<?> canonical(EntityTypeModel root, Class<?> record) {
    Class<?>[] types =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return record.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw QueryMessages.closedRecord(root, record);
    }
  }

  /** Returns the position of the first value that a constructor does not take, or -1. */
  private static int unfit(Constructor<?> constructor, List<RowExpression> values) {
    Class<?>[] types = constructor.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      if (!boxed(types[i]).isAssignableFrom(boxed(values.get(i).javaType()))) {
        return i;
      }
    }
    return -1;
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  private static MethodHandle handle(
      EntityTypeModel root, Class<?> record, Constructor<?> constructor) {
    try {
      if (!constructor.trySetAccessible()) {
        throw QueryMessages.closedRecord(root, record);
      }
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asFixedArity()
          .asSpreader(Object[].class, constructor.getParameterCount())
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw QueryMessages.closedRecord(root, record);
    }
  }

  @Override
  public Object of(ReadView view, Row row, EntitySource entities) {
    @Nullable Object[] read = values.of(view, row, entities);
    for (int i = 0; i < read.length; i++) {
      if (read[i] == null && types[i].isPrimitive()) {
        throw QueryMessages.nullComponent(root, record, names.get(i));
      }
    }
    try {
      return handle.invokeExact(read);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw QueryMessages.recordRefused(root, record, e);
    }
  }
}

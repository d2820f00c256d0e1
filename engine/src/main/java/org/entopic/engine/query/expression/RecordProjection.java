package org.entopic.engine.query.expression;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Makes records by their canonical constructor. */
public final class RecordProjection implements Projection {
  private final EntityTypeModel root;
  private final Class<?> record;
  private final RecordComponent[] components;
  private final ProjectedValues values;
  private final MethodHandle constructor;

  private RecordProjection(
      EntityTypeModel root, Class<?> record, List<RowExpression> values, MethodHandle constructor) {
    this.root = root;
    this.record = record;
    this.components = record.getRecordComponents();
    this.values = ProjectedValues.of(values);
    this.constructor = constructor;
  }

  /**
   * Returns the projection.
   *
   * @throws org.entopic.QueryException if the values do not fit the record
   */
  public static Projection of(
      EntityTypeModel root,
      @Nullable Class<?> record,
      List<ExpressionNode> nodes,
      List<RowExpression> values) {
    if (record == null || !record.isRecord() || components(record).length != values.size()) {
      throw QueryMessages.unfitRecord(root, record == null ? Object.class : record, values.size());
    }
    for (int i = 0; i < values.size(); i++) {
      RecordComponent component = components(record)[i];
      Class<?> type = boxed(values.get(i).javaType());
      if (!boxed(component.getType()).isAssignableFrom(type)) {
        throw QueryMessages.unfitComponent(
            root, record, component.getName(), type.getSimpleName(), nodes.get(i));
      }
    }
    return new RecordProjection(root, record, values, constructor(root, record));
  }

  private static RecordComponent[] components(Class<?> record) {
    return record.getRecordComponents();
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  private static MethodHandle constructor(EntityTypeModel root, Class<?> record) {
    Class<?>[] types =
        Arrays.stream(components(record)).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = record.getDeclaredConstructor(types);
      if (!canonical.trySetAccessible()) {
        throw QueryMessages.closedRecord(root, record);
      }
      return MethodHandles.lookup()
          .unreflectConstructor(canonical)
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw QueryMessages.closedRecord(root, record);
    }
  }

  @Override
  public Object of(ReadView view, Row row, EntitySource entities) {
    @Nullable Object[] read = values.of(view, row, entities);
    for (int i = 0; i < read.length; i++) {
      if (read[i] == null && components[i].getType().isPrimitive()) {
        throw QueryMessages.nullComponent(root, record, components[i].getName());
      }
    }
    try {
      return constructor.invokeExact(read);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw QueryMessages.recordRefused(root, record, e);
    }
  }
}

package org.entopic.engine.query.expression;

import java.lang.invoke.MethodType;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.query.tree.Assignment;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * An assignment that fits the model.
 *
 * @param property the property
 * @param constant what it is set to, as applications see it
 * @param value what it is set to instead of the constant; null for the constant
 */
public record BoundAssignment(
    PropertyModel property, @Nullable Object constant, @Nullable RowExpression value) {

  /** Checks an assignment to a property of a type. */
  static BoundAssignment of(
      EntityTypeModel type, EntityScope scope, ExpressionBinder values, Assignment assignment) {
    BoundPath path = scope.anyPath(assignment.property());
    if (!path.isDirect()) {
      throw ExpressionMessages.notSettable(type, assignment.property());
    }
    PropertyModel property = path.property();
    if (property.isKey()) {
      throw ExpressionMessages.keySet(type, assignment.property());
    }
    ExpressionNode node = scope.constants().resolve(assignment.value());
    if (node instanceof Constant constant) {
      require(type, property, assignment, constant.value());
      return new BoundAssignment(property, constant.value(), null);
    }
    RowExpression value = values.bind(node);
    if (!boxed(property).isAssignableFrom(boxed(value.javaType()))) {
      throw ExpressionMessages.wrongValue(type, assignment, boxed(value.javaType()));
    }
    return new BoundAssignment(property, null, value);
  }

  private static void require(
      EntityTypeModel type, PropertyModel property, Assignment assignment, @Nullable Object value) {
    if (value == null ? !property.isNullable() : !boxed(property).isInstance(value)) {
      throw ExpressionMessages.wrongValue(
          type, assignment, value == null ? void.class : value.getClass());
    }
  }

  private static Class<?> boxed(PropertyModel property) {
    return boxed(property.javaType());
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  /**
   * Returns what the property is set to in a row, as applications see it.
   *
   * @throws org.entopic.QueryException if it is null, and must not be
   */
  public @Nullable Object of(EntityTypeModel type, ReadView view, Row row) {
    if (value == null) {
      return constant;
    }
    Object made = value.toJava(value.get(view, row));
    if (made == null && !property.isNullable()) {
      throw ExpressionMessages.nullSet(type, property);
    }
    return made;
  }
}

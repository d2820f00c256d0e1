package org.entopic.engine.query.expression;

import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.model.EntityMapping;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.query.tree.ExpressionNode;
import org.jspecify.annotations.Nullable;

/** Turns the constants of conditions into stored values. */
final class Constants {
  private final EngineModel model;
  private final EntityTypeModel root;
  private final ParameterValues parameters;

  Constants(EngineModel model, EntityTypeModel root, ParameterValues parameters) {
    this.model = model;
    this.root = root;
    this.parameters = parameters;
  }

  /** Returns a node, or the constant that it stands for. */
  ExpressionNode resolve(ExpressionNode node) {
    return parameters.resolve(root, node);
  }

  /** Returns the values of a parameter. */
  List<?> given(ExpressionNode.Parameter parameter) {
    return parameters.given(root, parameter);
  }

  /** Returns the stored value of a constant beside an expression. */
  @Nullable Object stored(ExpressionNode node, RowExpression value, Object constant) {
    Class<?> type = MethodType.methodType(value.javaType()).wrap().returnType();
    if (!type.isInstance(constant)) {
      throw ExpressionMessages.wrongConstant(root, node, value.javaType(), constant.getClass());
    }
    BoundPath origin = value.origin();
    return origin == null ? constant : stored(origin, constant);
  }

  private @Nullable Object stored(BoundPath path, Object value) {
    PropertyModel property = path.property();
    try {
      return path.owner() instanceof EntityTypeModel entity
          ? model.mapping(entity).toStored(property, value)
          : model.toStored((ComplexTypeModel) path.owner(), property, value);
    } catch (RuntimeException e) {
      throw ExpressionMessages.notConvertible(root, path, e);
    }
  }

  /** Returns what makes of a value at the end of a path what applications see of it. */
  UnaryOperator<@Nullable Object> conversion(BoundPath path) {
    PropertyModel property = path.property();
    if (path.owner() instanceof EntityTypeModel entity) {
      EntityMapping mapping = model.mapping(entity);
      return stored -> stored == null ? null : mapping.toJava(property, stored);
    }
    var owner = (ComplexTypeModel) path.owner();
    return stored -> stored == null ? null : model.toJava(owner, property, stored);
  }
}

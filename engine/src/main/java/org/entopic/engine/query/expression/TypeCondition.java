package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.entopic.query.tree.PredicateNode.Operator;
import org.jspecify.annotations.Nullable;

/** The condition that the rows of a hierarchy are of one of its types, by their discriminator. */
public final class TypeCondition {
  private TypeCondition() {}

  /** Returns the condition on rows of the type at the top, or null where all rows are of a type. */
  // javac 17 loses annotations of type arguments in class files: In looks different
  @SuppressWarnings("NullAway")
  public static @Nullable PredicateNode of(EntityTypeModel type) {
    if (type.baseType().isEmpty()) {
      return null;
    }
    EntityTypeModel root = type.rootType();
    var path = new Path(root.javaType(), List.of(root.discriminator().orElseThrow().name()));
    List<@Nullable Object> values = new ArrayList<>();
    type.discriminatorValue().ifPresent(values::add);
    type.derivedTypes().forEach(derived -> derived.discriminatorValue().ifPresent(values::add));
    return values.size() == 1
        ? new PredicateNode.Comparison(Operator.EQ, path, new Constant(values.get(0)))
        : new PredicateNode.In(path, values);
  }

  /** Returns whether other rows are among those that are stored with rows of a type. */
  public static boolean isNeeded(EntityTypeModel type) {
    return type.baseType().isPresent() && type.storedTypes().contains(type.rootType());
  }
}

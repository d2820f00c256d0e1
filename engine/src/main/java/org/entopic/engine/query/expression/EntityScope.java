package org.entopic.engine.query.expression;

import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode.Entity;
import org.entopic.query.tree.ExpressionNode.Path;

/** The rows of an entity type. */
final class EntityScope implements Scope {
  private final PathBinder paths;
  private final Constants constants;

  EntityScope(PathBinder paths, Constants constants) {
    this.paths = paths;
    this.constants = constants;
  }

  @Override
  public EntityTypeModel root() {
    return paths.root();
  }

  @Override
  public boolean offers(Class<?> rootClass) {
    return rootClass.isAssignableFrom(root().javaType());
  }

  @Override
  public RowExpression path(Path path) {
    BoundPath bound = paths.bindValue(path);
    return new PathExpression(bound, constants.conversion(bound));
  }

  @Override
  public RowExpression entity(Entity entity) {
    return paths.bindEntity(entity);
  }

  /** Returns what turns constants into stored values. */
  Constants constants() {
    return constants;
  }

  /** Returns the path, which may end anywhere. */
  BoundPath anyPath(Path path) {
    return paths.bind(path);
  }

  @Override
  public BoundCollection collection(Path path) {
    return paths.bindCollection(path);
  }
}

package org.entopic.engine.model;

import org.entopic.engine.model.draft.RelationSettings;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ReferencePolicy;
import org.entopic.model.RelationBuilder;
import org.entopic.query.tree.ExpressionNode.Path;

/** Writes what the application says of a relation into its draft. */
final class DefaultRelationBuilder implements RelationBuilder {
  private final DefaultModelBuilder model;
  private final RelationSettings settings;

  DefaultRelationBuilder(DefaultModelBuilder model, RelationSettings settings) {
    this.model = model;
    this.settings = settings;
  }

  /** Returns the member at the end of a path. */
  static String name(Path path) {
    return String.join(".", path.names());
  }

  private RelationSettings settings() {
    model.draft();
    return settings;
  }

  @Override
  public RelationBuilder foreignKey(String first, String... more) {
    settings().foreignKey.set(DefaultEntityTypeBuilder.names(first, more), model.source());
    return this;
  }

  @Override
  public RelationBuilder principalKey(String first, String... more) {
    settings().principalKey.set(DefaultEntityTypeBuilder.names(first, more), model.source());
    return this;
  }

  @Override
  public RelationBuilder dependent(Class<?> type) {
    settings().dependent.set(type, model.source());
    return this;
  }

  @Override
  public RelationBuilder required() {
    settings().required.set(true, model.source());
    return this;
  }

  @Override
  public RelationBuilder optional() {
    settings().required.set(false, model.source());
    return this;
  }

  @Override
  public RelationBuilder onDelete(DeleteBehavior behavior) {
    settings().onDelete.set(behavior, model.source());
    return this;
  }

  @Override
  public RelationBuilder annotation(String name, Object value) {
    settings().annotations.put(name, value);
    return this;
  }

  @Override
  public RelationBuilder policy(ReferencePolicy policy) {
    settings().policy.set(policy, model.source());
    return this;
  }
}

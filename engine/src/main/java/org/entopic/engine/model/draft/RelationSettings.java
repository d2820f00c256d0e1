package org.entopic.engine.model.draft;

import java.util.List;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ReferencePolicy;

/** What may be said about a relation apart from its two ends. */
public final class RelationSettings {
  public final Sourced<List<String>> foreignKey = new Sourced<>();
  public final Sourced<Class<?>> dependent = new Sourced<>();
  public final Sourced<Boolean> required = new Sourced<>();
  public final Sourced<DeleteBehavior> onDelete = new Sourced<>();
  public final Sourced<ReferencePolicy> policy = new Sourced<>();
  public final Sourced<Boolean> removesOrphans = new Sourced<>();
  public final Sourced<String> joinName = new Sourced<>();
  public final Sourced<String> joinSchema = new Sourced<>();

  /** Takes over what other settings of the same relation say. */
  public void addAll(RelationSettings other) {
    foreignKey.set(other.foreignKey);
    dependent.set(other.dependent);
    required.set(other.required);
    onDelete.set(other.onDelete);
    policy.set(other.policy);
    removesOrphans.set(other.removesOrphans);
    joinName.set(other.joinName);
    joinSchema.set(other.joinSchema);
  }
}

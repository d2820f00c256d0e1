package org.entopic.engine.model.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ReferencePolicy;

/** What may be said about a relation apart from its two ends. */
public final class RelationSettings {
  public final Sourced<List<String>> foreignKey = new Sourced<>();
  public final Sourced<List<String>> principalKey = new Sourced<>();
  public final Sourced<Class<?>> dependent = new Sourced<>();
  public final Sourced<Boolean> required = new Sourced<>();
  public final Sourced<DeleteBehavior> onDelete = new Sourced<>();
  public final Sourced<ReferencePolicy> policy = new Sourced<>();
  public final Sourced<Boolean> removesOrphans = new Sourced<>();
  public final Sourced<String> joinName = new Sourced<>();
  public final Sourced<JoinReferences> joinEntity = new Sourced<>();
  public final Sourced<EntityDraft> joinBag = new Sourced<>();
  public final Sourced<String> joinSchema = new Sourced<>();
  public final Map<String, Object> annotations = new LinkedHashMap<>();

  /** Returns who decided what, by the names of the builder's methods. */
  public Map<String, ConfigurationSource> sources() {
    return Sourced.sources(
        "foreignKey", foreignKey,
        "principalKey", principalKey,
        "dependent", dependent,
        "required", required,
        "onDelete", onDelete,
        "policy", policy);
  }

  /** Takes over what other settings of the same relation say. */
  public void addAll(RelationSettings other) {
    foreignKey.set(other.foreignKey);
    principalKey.set(other.principalKey);
    dependent.set(other.dependent);
    annotations.putAll(other.annotations);
    required.set(other.required);
    onDelete.set(other.onDelete);
    policy.set(other.policy);
    removesOrphans.set(other.removesOrphans);
    joinName.set(other.joinName);
    joinEntity.set(other.joinEntity);
    joinBag.set(other.joinBag);
    joinSchema.set(other.joinSchema);
  }
}

package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.CONVENTION;
import static org.entopic.model.ConfigurationSource.FLUENT;

import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.engine.model.draft.RelationMessages;
import org.entopic.engine.model.draft.RelationSettings;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ReferencePolicy;

/** Draws the consequences of delete behaviours, and refuses those that a relation cannot have. */
final class DeleteBehaviorCheck {
  private final ModelDraft draft;

  DeleteBehaviorCheck(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    draft.relations.stream()
        .filter(relation -> relation.kind() != RelationDraft.Kind.MANY_TO_MANY)
        .forEach(this::apply);
  }

  private void apply(RelationDraft relation) {
    RelationSettings settings = relation.settings();
    boolean required = settings.required.or(false);
    boolean annotated =
        relation.onPrincipal().flatMap(n -> RelationAnnotation.of(n.member())).isPresent()
            || relation.onDependent().flatMap(n -> RelationAnnotation.of(n.member())).isPresent();
    boolean orphans =
        relation
            .onPrincipal()
            .flatMap(n -> RelationAnnotation.of(n.member()))
            .filter(RelationAnnotation::orphanRemoval)
            .isPresent();
    DeleteBehavior chosen = settings.onDelete.or(DeleteBehavior.RESTRICT);
    boolean cascades = chosen == DeleteBehavior.CASCADE || chosen == DeleteBehavior.CLIENT_CASCADE;
    boolean nulls = chosen == DeleteBehavior.SET_NULL || chosen == DeleteBehavior.CLIENT_SET_NULL;
    boolean severed = required && cascades && (!annotated || settings.onDelete.isSetBy(FLUENT));
    settings.removesOrphans.set(orphans || severed, CONVENTION);
    settings.policy.set(ReferencePolicy.WARN, CONVENTION);
    if (required && nulls) {
      draft.problem(
          RelationMessages.cannotBeNull(relation, "it is required, and onDelete says " + chosen));
    }
  }
}

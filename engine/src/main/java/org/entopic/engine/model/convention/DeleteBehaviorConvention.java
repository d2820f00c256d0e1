package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;
import static org.entopic.model.ConfigurationSource.CONVENTION;

import java.util.Optional;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.model.DeleteBehavior;

/**
 * Decides what happens to dependents: relations with annotations restrict, unless REMOVE is
 * cascaded; all others cascade where they are required and set null where they are not.
 */
final class DeleteBehaviorConvention {
  private final ModelDraft draft;

  DeleteBehaviorConvention(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    draft.relations.stream()
        .filter(relation -> relation.kind() != RelationDraft.Kind.MANY_TO_MANY)
        .forEach(this::apply);
  }

  private void apply(RelationDraft relation) {
    var settings = relation.settings();
    Optional<RelationAnnotation> principal =
        relation.onPrincipal().flatMap(n -> RelationAnnotation.of(n.member()));
    Optional<RelationAnnotation> dependent =
        relation.onDependent().flatMap(n -> RelationAnnotation.of(n.member()));
    boolean annotated = principal.isPresent() || dependent.isPresent();
    boolean required = settings.required.or(false);
    boolean orphans = principal.filter(RelationAnnotation::orphanRemoval).isPresent();
    if (orphans || principal.filter(RelationAnnotation::cascadesRemove).isPresent()) {
      settings.onDelete.set(DeleteBehavior.CASCADE, ANNOTATION);
    } else if (!settings.onDelete.isSet()) {
      settings.onDelete.set(
          annotated
              ? DeleteBehavior.RESTRICT
              : required ? DeleteBehavior.CASCADE : DeleteBehavior.SET_NULL,
          CONVENTION);
    }
    dependent
        .filter(RelationAnnotation::cascadesRemove)
        .ifPresent(
            any ->
                draft.warn(
                    ModelMessages.ignoredAnnotation(
                        relation, "cascade REMOVE from the many side to the one side")));
  }
}

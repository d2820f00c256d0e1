package org.entopic.engine.model.convention;

import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.engine.model.draft.RelationMessages;

/** Warns of required principals that a filter can hide from the dependents that are found. */
final class FilterCheck {
  private final ModelDraft draft;

  FilterCheck(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    draft.relations.stream()
        .filter(relation -> relation.kind() != RelationDraft.Kind.MANY_TO_MANY)
        .filter(relation -> relation.settings().required.or(false))
        .filter(relation -> !relation.principal().filters.isEmpty())
        .filter(relation -> relation.dependent().filters.isEmpty())
        .forEach(
            relation ->
                relation
                    .onDependent()
                    .ifPresent(
                        navigation ->
                            draft.warn(
                                RelationMessages.filteredPrincipal(
                                    navigation, relation.principal()))));
  }
}

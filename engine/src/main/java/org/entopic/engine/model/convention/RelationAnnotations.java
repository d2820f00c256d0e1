package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;

import jakarta.persistence.JoinColumn;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.RelationDraft;

/** Takes over what annotations say about whether a dependent needs its principal. */
final class RelationAnnotations {
  private final ModelDraft draft;

  RelationAnnotations(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    for (RelationDraft relation : draft.relations) {
      boolean required =
          relation
              .onDependent()
              .filter(
                  navigation ->
                      RelationAnnotation.of(navigation.member())
                              .filter(RelationAnnotation::isRequired)
                              .isPresent()
                          || Nullness.of(navigation.member()).filter(n -> !n).isPresent())
              .isPresent();
      boolean columns =
          !JoinColumns.of(relation).isEmpty()
              && JoinColumns.of(relation).stream().noneMatch(JoinColumn::nullable);
      if (relation.kind() != RelationDraft.Kind.MANY_TO_MANY && (required || columns)) {
        relation.settings().required.set(true, ANNOTATION);
      }
    }
  }
}

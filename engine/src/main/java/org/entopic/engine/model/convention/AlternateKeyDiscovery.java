package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;
import static org.entopic.model.ConfigurationSource.CONVENTION;
import static org.entopic.model.ConfigurationSource.FLUENT;

import jakarta.persistence.JoinColumn;
import java.util.List;
import java.util.Optional;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.IndexDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.model.SaveBehavior;

/**
 * Finds the alternate keys: the configured ones, and those that foreign keys refer to by {@code
 * principalKey} or {@code referencedColumnName}. Their properties are required, and unique together
 * by an index.
 */
final class AlternateKeyDiscovery {
  private final ModelDraft draft;

  AlternateKeyDiscovery(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    draft.relations.forEach(this::findReferenced);
    for (EntityDraft entity : draft.entities()) {
      entity.alternateKeys.removeIf(key -> key.equals(entity.key.or(List.of())));
      entity.alternateKeys.removeIf(key -> !isUsable(entity, key));
      for (List<String> key : entity.alternateKeys) {
        entity.named(key).forEach(property -> complete(entity, property));
        var index = new IndexDraft(key);
        index.unique.set(true, FLUENT);
        index.name.set("ak_" + String.join("_", key).replace('.', '_'), CONVENTION);
        entity.indexes.add(index);
      }
    }
  }

  private void findReferenced(RelationDraft relation) {
    referencedColumns(relation)
        .ifPresent(key -> relation.settings().principalKey.set(key, ANNOTATION));
    EntityDraft principal = relation.principal();
    Optional<List<String>> key = relation.settings().principalKey.get();
    if (key.isPresent() && !key.get().equals(principal.key.or(List.of()))) {
      principal.alternateKeys.add(key.get());
    }
  }

  /** Returns what {@code @JoinColumn} refers to, where that is not the primary key. */
  private static Optional<List<String>> referencedColumns(RelationDraft relation) {
    EntityDraft principal = relation.principal();
    List<String> columns =
        JoinColumns.of(relation).stream()
            .map(JoinColumn::referencedColumnName)
            .filter(name -> !name.isEmpty())
            .toList();
    List<PropertyDraft> key = principal.keyProperties();
    if (columns.isEmpty()
        || columns.stream().anyMatch(c -> key.stream().anyMatch(p -> JoinColumns.isNamed(p, c)))) {
      return Optional.empty();
    }
    List<String> names =
        columns.stream()
            .flatMap(column -> Columns.find(principal, column).stream())
            .map(PropertyDraft::name)
            .toList();
    return names.size() == columns.size() ? Optional.of(names) : Optional.empty();
  }

  private boolean isUsable(EntityDraft entity, List<String> key) {
    if (entity.access().isEmpty()) {
      return false;
    }
    boolean known = true;
    for (String name : key) {
      if (entity.findProperty(name).filter(p -> !p.isUnbound()).isEmpty()) {
        draft.problem(PropertyMessages.unknownProperty(entity, name, "an alternate key"));
        known = false;
      }
    }
    return known;
  }

  private void complete(EntityDraft entity, PropertyDraft property) {
    if (property.nullable.isSetBy(FLUENT) && property.isNullable()) {
      draft.problem(
          ModelMessages.unfitKey(
              entity, property.name(), "It is optional; make it required, or drop the key."));
    }
    property.nullable.set(false, FLUENT);
    property.afterSave.set(SaveBehavior.THROW, CONVENTION);
    new KeyCheck(draft).check(entity, property);
  }
}

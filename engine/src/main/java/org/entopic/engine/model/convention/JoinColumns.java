package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;

import jakarta.persistence.JoinColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.engine.model.draft.RelationMessages;

/** Finds the foreign key properties that {@code @JoinColumn} names, and makes those that lack. */
final class JoinColumns {
  private final ModelDraft draft;
  private final ShadowKeys shadows;

  JoinColumns(ModelDraft draft, ShadowKeys shadows) {
    this.draft = draft;
    this.shadows = shadows;
  }

  boolean isDeclared(RelationDraft relation) {
    return of(relation).stream().anyMatch(column -> !column.name().isEmpty());
  }

  static List<JoinColumn> of(RelationDraft relation) {
    Optional<MappedMember> member =
        relation.onDependent().or(relation::onPrincipal).map(NavigationDraft::member);
    return member.map(m -> m.repeated(JoinColumn.class)).orElse(List.of());
  }

  List<PropertyDraft> find(RelationDraft relation, List<PropertyDraft> key) {
    return find(relation, key, of(relation));
  }

  List<PropertyDraft> find(
      RelationDraft relation, List<PropertyDraft> key, List<JoinColumn> columns) {
    if (columns.size() != key.size()) {
      draft.problem(RelationMessages.foreignKeyCount(relation, key.size(), columns.size()));
      return List.of();
    }
    var found = new ArrayList<PropertyDraft>();
    for (PropertyDraft part : key) {
      Optional<JoinColumn> column = columnFor(part, key, columns);
      if (column.isEmpty()) {
        columns.stream()
            .map(JoinColumn::referencedColumnName)
            .filter(name -> key.stream().noneMatch(p -> isNamed(p, name)))
            .forEach(name -> draft.problem(RelationMessages.notAKey(relation, name)));
        return List.of();
      }
      found.add(property(relation, part, column.get().name()));
    }
    return found;
  }

  private static Optional<JoinColumn> columnFor(
      PropertyDraft part, List<PropertyDraft> key, List<JoinColumn> columns) {
    JoinColumn inPlace = columns.get(key.indexOf(part));
    return columns.stream()
        .filter(column -> isNamed(part, column.referencedColumnName()))
        .findFirst()
        .or(
            () ->
                inPlace.referencedColumnName().isEmpty() ? Optional.of(inPlace) : Optional.empty());
  }

  static boolean isNamed(PropertyDraft property, String column) {
    return property.name().equals(column)
        || property.field().equalsIgnoreCase(column)
        || property.simpleName().equalsIgnoreCase(column);
  }

  private PropertyDraft property(RelationDraft relation, PropertyDraft part, String column) {
    EntityDraft dependent = relation.dependent();
    String name = column.isEmpty() ? ShadowKeys.conventionalName(relation, part) : column;
    Optional<PropertyDraft> existing = Columns.find(dependent, name);
    if (existing.isPresent()) {
      return existing.get();
    }
    boolean clashes = ShadowKeys.isTaken(dependent, name);
    PropertyDraft created =
        shadows.create(
            relation, part, clashes ? ShadowKeys.conventionalName(relation, part) : name);
    created.fieldName.set(name, ANNOTATION);
    return created;
  }
}

package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;
import static org.entopic.model.ConfigurationSource.CONVENTION;

import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.JoinReferences;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.engine.model.draft.RelationDraft.Kind;
import org.entopic.engine.model.draft.RelationMessages;
import org.entopic.engine.model.draft.RelationSettings;
import org.entopic.model.DeleteBehavior;

/** Adds the type that joins the two sides of a many-to-many relation; its key is both keys. */
final class JoinTypeConvention {
  private final ModelDraft draft;
  private final Class<?> instances;

  JoinTypeConvention(ModelDraft draft, Class<?> instances) {
    this.draft = draft;
    this.instances = instances;
  }

  void apply() {
    for (RelationDraft relation : List.copyOf(draft.relations)) {
      boolean keyed =
          !relation.principal().keyProperties().isEmpty()
              && !relation.dependent().keyProperties().isEmpty();
      if (relation.kind() == Kind.MANY_TO_MANY && keyed) {
        relation
            .settings()
            .joinEntity
            .get()
            .ifPresentOrElse(join -> useEntity(relation, join), () -> addJoin(relation));
      }
    }
  }

  private void useEntity(RelationDraft relation, JoinReferences names) {
    EntityDraft join = draft.entity(names.type());
    Optional<RelationDraft> toSource = reference(join, names.toSource(), relation.principal());
    Optional<RelationDraft> toTarget = reference(join, names.toTarget(), relation.dependent());
    if (toSource.isEmpty() || toTarget.isEmpty() || toSource.equals(toTarget)) {
      draft.problem(RelationMessages.noJoinReferences(relation, join, names));
      return;
    }
    Set<PropertyDraft> both = new HashSet<>(toSource.get().foreignKey());
    both.addAll(toTarget.get().foreignKey());
    if (!both.equals(new HashSet<>(join.keyProperties()))) {
      draft.problem(RelationMessages.otherJoinKey(relation, join));
    }
    relation.joinedBy(toSource.get(), toTarget.get());
  }

  private static Optional<RelationDraft> reference(
      EntityDraft join, String name, EntityDraft principal) {
    return Optional.ofNullable(join.navigations.get(name))
        .flatMap(NavigationDraft::relation)
        .filter(relation -> relation.kind() == Kind.MANY_TO_ONE)
        .filter(relation -> relation.dependent() == join && relation.principal() == principal);
  }

  private void addJoin(RelationDraft relation) {
    EntityDraft owner = relation.principal();
    EntityDraft other = relation.dependent();
    Optional<JoinTable> table =
        relation.onPrincipal().flatMap(n -> n.member().annotation(JoinTable.class));
    EntityDraft join = draft.addJoin(instances);
    join.name.set(
        relation.settings().joinName.get().or(() -> named(table)).orElse(name(relation)),
        CONVENTION);
    table
        .filter(t -> !t.schema().isEmpty())
        .ifPresent(t -> join.schema.set(t.schema(), ANNOTATION));
    String toOther =
        owner == other
            ? relation.onPrincipal().map(NavigationDraft::name).orElse("other")
            : ShadowKeys.decapitalised(other.entityName());
    RelationDraft first =
        reference(
            join,
            owner,
            ShadowKeys.decapitalised(owner.entityName()),
            table.map(t -> List.of(t.joinColumns())).orElse(List.of()));
    RelationDraft second =
        reference(
            join,
            other,
            toOther,
            table.map(t -> List.of(t.inverseJoinColumns())).orElse(List.of()));
    var key = new ArrayList<String>();
    first.foreignKey().forEach(property -> key.add(property.name()));
    second.foreignKey().forEach(property -> key.add(property.name()));
    join.key.set(key, CONVENTION);
    relation.joinedBy(first, second);
  }

  private static Optional<String> named(Optional<JoinTable> table) {
    return table.map(JoinTable::name).filter(name -> !name.isEmpty());
  }

  private String name(RelationDraft relation) {
    String owner = relation.principal().entityName();
    String name = owner + relation.dependent().entityName();
    boolean taken = draft.allEntities().stream().anyMatch(e -> e.entityName().equals(name));
    return taken
        ? owner
            + ShadowKeys.capitalised(
                relation
                    .onPrincipal()
                    .or(relation::onDependent)
                    .map(NavigationDraft::name)
                    .orElse("Join"))
        : name;
  }

  private RelationDraft reference(
      EntityDraft join, EntityDraft principal, String prefix, List<JoinColumn> columns) {
    var settings = new RelationSettings();
    settings.required.set(true, CONVENTION);
    settings.onDelete.set(DeleteBehavior.CASCADE, ANNOTATION);
    var reference =
        new RelationDraft(Kind.MANY_TO_ONE, principal, join, null, null, settings, CONVENTION);
    var shadows = new ShadowKeys(draft);
    List<PropertyDraft> key = principal.keyProperties();
    boolean named =
        columns.size() == key.size() && columns.stream().noneMatch(c -> c.name().isEmpty());
    if (named) {
      reference.foreignKey(new JoinColumns(draft, shadows).find(reference, key, columns));
    } else {
      reference.foreignKey(
          key.stream()
              .map(
                  p ->
                      shadows.create(reference, p, prefix + ShadowKeys.capitalised(p.simpleName())))
              .toList());
    }
    reference.foreignKey().forEach(p -> p.nullable.set(false, ANNOTATION));
    draft.relations.add(reference);
    return reference;
  }
}

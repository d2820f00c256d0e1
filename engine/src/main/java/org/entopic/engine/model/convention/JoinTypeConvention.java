package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;
import static org.entopic.model.ConfigurationSource.CONVENTION;
import static org.entopic.model.ConfigurationSource.FLUENT;

import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
        Optional<JoinReferences> entity = relation.settings().joinEntity.get();
        Optional<EntityDraft> bag = relation.settings().joinBag.get();
        if (entity.isPresent()) {
          useEntity(relation, entity.get());
        } else if (bag.isPresent()) {
          useBag(relation, bag.get());
        } else {
          addJoin(relation);
        }
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
    join(relation, join, toSource.get(), toTarget.get());
  }

  private void join(
      RelationDraft relation, EntityDraft join, RelationDraft toSource, RelationDraft toTarget) {
    Set<PropertyDraft> both = new HashSet<>(toSource.foreignKey());
    both.addAll(toTarget.foreignKey());
    if (!both.equals(new HashSet<>(join.keyProperties()))) {
      draft.problem(RelationMessages.otherJoinKey(relation, join));
    }
    relation.joinedBy(toSource, toTarget);
  }

  private void useBag(RelationDraft relation, EntityDraft bag) {
    EntityDraft owner = relation.principal();
    EntityDraft other = relation.dependent();
    Optional<RelationDraft> declared = declared(bag, owner).findFirst();
    RelationDraft toSource =
        declared.orElseGet(
            () -> reference(bag, owner, ShadowKeys.decapitalised(owner.entityName()), List.of()));
    RelationDraft toTarget =
        declared(bag, other)
            .filter(reference -> reference != toSource)
            .findFirst()
            .orElseGet(() -> reference(bag, other, nameOfOther(relation), List.of()));
    if (!bag.key.isSet()) {
      bag.key.set(names(toSource, toTarget), CONVENTION);
      bag.keyProperties().forEach(property -> property.nullable.set(false, FLUENT));
    }
    join(relation, bag, toSource, toTarget);
  }

  private Stream<RelationDraft> declared(EntityDraft bag, EntityDraft principal) {
    return draft.relations.stream()
        .filter(relation -> relation.kind() == Kind.MANY_TO_ONE)
        .filter(relation -> relation.dependent() == bag && relation.principal() == principal);
  }

  private static List<String> names(RelationDraft first, RelationDraft second) {
    return Stream.of(first, second)
        .flatMap(reference -> reference.foreignKey().stream())
        .map(PropertyDraft::name)
        .toList();
  }

  private static String nameOfOther(RelationDraft relation) {
    EntityDraft other = relation.dependent();
    return relation.principal() == other
        ? relation.onPrincipal().map(NavigationDraft::name).orElse("other")
        : ShadowKeys.decapitalised(other.entityName());
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
            nameOfOther(relation),
            table.map(t -> List.of(t.inverseJoinColumns())).orElse(List.of()));
    join.key.set(names(first, second), CONVENTION);
    relation.joinedBy(first, second);
  }

  /**
   * Returns the properties of a bag that are called as the foreign key would be; none if one lacks.
   */
  private static List<PropertyDraft> named(
      EntityDraft bag, String prefix, List<PropertyDraft> key) {
    List<PropertyDraft> found =
        key.stream()
            .flatMap(
                part ->
                    bag.findProperty(prefix + ShadowKeys.capitalised(part.simpleName())).stream()
                        .filter(own -> !own.isUnbound() && StoredTypes.same(own, part)))
            .toList();
    return found.size() == key.size() ? found : List.of();
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
    List<PropertyDraft> own = join.isPropertyBag() ? named(join, prefix, key) : List.of();
    if (!own.isEmpty()) {
      reference.foreignKey(own);
    } else if (named) {
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

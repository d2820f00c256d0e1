package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;
import static org.entopic.model.ConfigurationSource.CONVENTION;
import static org.entopic.model.ConfigurationSource.FLUENT;

import jakarta.persistence.MapsId;
import jakarta.persistence.PrimaryKeyJoinColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.engine.model.draft.RelationMessages;
import org.jspecify.annotations.Nullable;

/**
 * Finds the properties that hold a foreign key: the configured ones, those that {@code @JoinColumn}
 * or {@code @MapsId} name, those named {@code <navigation><Key>} or {@code <navigation>Id}; else
 * shadow properties.
 */
final class ForeignKeyDiscovery {
  private final ModelDraft draft;
  private final boolean named;
  private final ShadowKeys shadows;
  private final JoinColumns joinColumns;

  /** Creates the rule, which may find properties by their names or not. */
  ForeignKeyDiscovery(ModelDraft draft, boolean named) {
    this.draft = draft;
    this.named = named;
    this.shadows = new ShadowKeys(draft);
    this.joinColumns = new JoinColumns(draft, shadows);
  }

  /** Finds the foreign keys, those first that are part of the key of a principal. */
  void apply() {
    draft.relations.forEach(this::checkKeyless);
    List<RelationDraft> open =
        new ArrayList<>(
            draft.relations.stream()
                .filter(relation -> relation.kind() != RelationDraft.Kind.MANY_TO_MANY)
                .toList());
    boolean found = true;
    while (found && !open.isEmpty()) {
      List<RelationDraft> ready =
          open.stream().filter(relation -> relation.principal().isKeyKnown()).toList();
      found = open.removeAll(ready);
      ready.forEach(this::applyWithKey);
    }
    open.stream()
        .flatMap(relation -> relation.onDependent().stream())
        .filter(navigation -> navigation.owner().isKey(navigation))
        .forEach(navigation -> draft.problem(ModelMessages.circularKey(navigation.member())));
  }

  private void applyWithKey(RelationDraft relation) {
    Optional<NavigationDraft> inKey =
        relation.onDependent().filter(navigation -> relation.dependent().isKey(navigation));
    inKey.ifPresent(navigation -> relation.settings().required.set(true, FLUENT));
    apply(relation);
    if (inKey.isPresent() && !relation.foreignKey().isEmpty()) {
      relation.dependent().resolveKey(inKey.get(), relation.foreignKey());
    }
  }

  private void checkKeyless(RelationDraft relation) {
    boolean collected =
        relation.onPrincipal().isPresent() && relation.dependent().keyless.or(false);
    if (relation.principal().keyless.or(false) || collected) {
      draft.problem(ModelMessages.relationToKeyless(relation));
    }
  }

  void apply(RelationDraft relation) {
    List<PropertyDraft> key = relation.principalKey();
    boolean usable =
        !key.isEmpty()
            && key.stream().allMatch(property -> property.shape().isPresent())
            && relation.dependent().access().isPresent();
    if (!usable) {
      return;
    }
    List<PropertyDraft> found = find(relation, key);
    if (found.size() != key.size()) {
      if (!found.isEmpty()) {
        draft.problem(RelationMessages.foreignKeyCount(relation, key.size(), found.size()));
      }
      return;
    }
    for (int i = 0; i < key.size(); i++) {
      if (!StoredTypes.same(found.get(i), key.get(i))) {
        draft.problem(
            RelationMessages.foreignKeyType(relation, found.get(i).name(), key.get(i).name()));
      }
    }
    relation.foreignKey(found);
    applyRequired(relation);
  }

  private List<PropertyDraft> find(RelationDraft relation, List<PropertyDraft> key) {
    if (relation.settings().foreignKey.isSet()) {
      return configured(relation);
    }
    if (joinColumns.isDeclared(relation)) {
      return joinColumns.find(relation, key);
    }
    List<PropertyDraft> shared = sharedKey(relation);
    if (!shared.isEmpty()) {
      return shared;
    }
    NavigationDraft navigation = relation.onDependent().orElse(null);
    List<PropertyDraft> found =
        named ? byName(relation.dependent(), relation.principal(), navigation, key) : List.of();
    return found.isEmpty() || isTaken(relation, found) ? shadows.create(relation, key) : found;
  }

  private boolean isTaken(RelationDraft relation, List<PropertyDraft> properties) {
    return relation.onDependent().isEmpty()
        && draft.relations.stream().anyMatch(other -> other.foreignKey().equals(properties));
  }

  private List<PropertyDraft> configured(RelationDraft relation) {
    var found = new ArrayList<PropertyDraft>();
    for (String name : relation.settings().foreignKey.or(List.of())) {
      Optional<PropertyDraft> property =
          relation.dependent().findProperty(name).filter(p -> !p.isUnbound());
      if (property.isEmpty()) {
        draft.problem(
            PropertyMessages.unknownProperty(relation.dependent(), name, "the foreign key"));
        return List.of();
      }
      found.add(property.get());
    }
    return found;
  }

  private List<PropertyDraft> sharedKey(RelationDraft relation) {
    Optional<MappedMember> member = relation.onDependent().map(NavigationDraft::member);
    EntityDraft dependent = relation.dependent();
    Optional<String> mapped = member.flatMap(m -> m.annotation(MapsId.class)).map(MapsId::value);
    boolean whole =
        mapped.filter(String::isEmpty).isPresent()
            || member.filter(m -> !m.repeated(PrimaryKeyJoinColumn.class).isEmpty()).isPresent();
    if (whole) {
      return dependent.keyProperties();
    }
    return mapped
        .map(
            part ->
                dependent.keyProperties().stream()
                    .filter(p -> ("." + p.name() + ".").contains("." + part + "."))
                    .toList())
        .orElse(List.of());
  }

  /** Returns the properties whose names say that they refer to a principal; none if some lack. */
  static List<PropertyDraft> byName(
      EntityDraft dependent,
      EntityDraft principal,
      @Nullable NavigationDraft navigation,
      List<PropertyDraft> key) {
    String prefix = navigation != null ? navigation.name() : principal.simpleName();
    var found = new ArrayList<PropertyDraft>();
    for (PropertyDraft part : key) {
      Stream<String> names =
          key.size() == 1
              ? Stream.of(prefix + part.simpleName(), prefix + "Id")
              : Stream.of(prefix + part.simpleName());
      Optional<PropertyDraft> property =
          names
              .flatMap(name -> named(dependent, name).stream())
              .filter(candidate -> StoredTypes.same(candidate, part))
              .findFirst();
      if (property.isEmpty()) {
        return List.of();
      }
      found.add(property.get());
    }
    return found;
  }

  private static Optional<PropertyDraft> named(EntityDraft entity, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return entity.properties().stream()
        .filter(property -> !property.isUnbound())
        .filter(property -> !property.isShadow() || property.source() == FLUENT)
        .filter(property -> property.simpleName().toLowerCase(Locale.ROOT).equals(lower))
        .findFirst();
  }

  private void applyRequired(RelationDraft relation) {
    List<PropertyDraft> properties = relation.foreignKey();
    boolean ofItself = properties.stream().noneMatch(PropertyDraft::isNullable);
    boolean required = relation.settings().required.or(ofItself);
    relation.settings().required.set(required, CONVENTION);
    for (PropertyDraft property : properties) {
      if (required) {
        property.nullable.set(false, ANNOTATION);
      } else if (relation.dependent().isKey(property) && properties.size() == 1) {
        draft.problem(
            RelationMessages.cannotBeNull(relation, "its foreign key is part of the primary key"));
      } else if (property.javaType().isPrimitive() && properties.size() == 1) {
        draft.problem(
            RelationMessages.cannotBeNull(relation, "'" + property.name() + "' is a primitive"));
      }
    }
  }
}

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
  private final ShadowKeys shadows;
  private final JoinColumns joinColumns;

  ForeignKeyDiscovery(ModelDraft draft) {
    this.draft = draft;
    this.shadows = new ShadowKeys();
    this.joinColumns = new JoinColumns(draft, shadows);
  }

  void apply() {
    draft.relations.stream()
        .filter(relation -> relation.kind() != RelationDraft.Kind.MANY_TO_MANY)
        .forEach(this::apply);
  }

  void apply(RelationDraft relation) {
    List<PropertyDraft> key = relation.principal().keyProperties();
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
    List<PropertyDraft> named = byName(relation.dependent(), relation.principal(), navigation);
    return named.isEmpty() || isTaken(relation, named) ? shadows.create(relation, key) : named;
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
        draft.problem(ModelMessages.unknownProperty(relation.dependent(), name, "the foreign key"));
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
      EntityDraft dependent, EntityDraft principal, @Nullable NavigationDraft navigation) {
    String prefix = navigation != null ? navigation.name() : principal.javaType().getSimpleName();
    List<PropertyDraft> key = principal.keyProperties();
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

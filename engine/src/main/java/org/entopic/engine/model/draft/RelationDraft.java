package org.entopic.engine.model.draft;

import java.util.List;
import java.util.Optional;
import org.entopic.model.ConfigurationSource;
import org.jspecify.annotations.Nullable;

/**
 * A relation being built. In a many-to-many relation the principal is the side that owns the join.
 */
public final class RelationDraft {
  /** The kinds of relations. */
  public enum Kind {
    /** Many dependents, one principal. */
    MANY_TO_ONE,
    /** One dependent, one principal. */
    ONE_TO_ONE,
    /** Many on both sides. */
    MANY_TO_MANY
  }

  private final Kind kind;
  private final EntityDraft principal;
  private final EntityDraft dependent;
  private final @Nullable NavigationDraft onPrincipal;
  private final @Nullable NavigationDraft onDependent;
  private final RelationSettings settings;
  private final ConfigurationSource source;
  private List<PropertyDraft> foreignKey = List.of();
  private @Nullable RelationDraft joinToOwner;
  private @Nullable RelationDraft joinToOther;

  /** Creates a relation between two types, of which either may have a navigation. */
  public RelationDraft(
      Kind kind,
      EntityDraft principal,
      EntityDraft dependent,
      @Nullable NavigationDraft onPrincipal,
      @Nullable NavigationDraft onDependent,
      RelationSettings settings,
      ConfigurationSource source) {
    this.kind = kind;
    this.principal = principal;
    this.dependent = dependent;
    this.onPrincipal = onPrincipal;
    this.onDependent = onDependent;
    this.settings = settings;
    this.source = source;
    if (onPrincipal != null) {
      onPrincipal.join(this);
    }
    if (onDependent != null) {
      onDependent.join(this);
    }
  }

  /** Returns the kind. */
  public Kind kind() {
    return kind;
  }

  /** Returns the type referred to. */
  public EntityDraft principal() {
    return principal;
  }

  /** Returns the type that holds the foreign key. */
  public EntityDraft dependent() {
    return dependent;
  }

  /** Returns the navigation of the principal. */
  public Optional<NavigationDraft> onPrincipal() {
    return Optional.ofNullable(onPrincipal);
  }

  /** Returns the navigation of the dependent. */
  public Optional<NavigationDraft> onDependent() {
    return Optional.ofNullable(onDependent);
  }

  /** Returns what else is known. */
  public RelationSettings settings() {
    return settings;
  }

  /** Returns who decided that the relation exists. */
  public ConfigurationSource source() {
    return source;
  }

  /** Returns the properties that hold the foreign key; empty until they are known. */
  public List<PropertyDraft> foreignKey() {
    return foreignKey;
  }

  /** Returns the properties of the principal that the foreign key refers to. */
  public List<PropertyDraft> principalKey() {
    return settings.principalKey.get().map(principal::named).orElseGet(principal::keyProperties);
  }

  /** Sets the properties that hold the foreign key. */
  public void foreignKey(List<PropertyDraft> properties) {
    foreignKey = List.copyOf(properties);
  }

  /** Sets the relations of the join type that make up a many-to-many relation. */
  public void joinedBy(RelationDraft toOwner, RelationDraft toOther) {
    joinToOwner = toOwner;
    joinToOther = toOther;
  }

  /** Returns the relation from the join type to the principal, where there is a join type. */
  public Optional<RelationDraft> joinToOwner() {
    return Optional.ofNullable(joinToOwner);
  }

  /** Returns the relation from the join type to the dependent, where there is a join type. */
  public Optional<RelationDraft> joinToOther() {
    return Optional.ofNullable(joinToOther);
  }

  /** Returns one of the members or types, for messages. */
  @Override
  public String toString() {
    if (onDependent != null) {
      return onDependent.toString();
    }
    return onPrincipal != null ? onPrincipal.toString() : dependent + " -> " + principal;
  }
}

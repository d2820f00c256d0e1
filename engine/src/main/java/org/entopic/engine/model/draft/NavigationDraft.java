package org.entopic.engine.model.draft;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A navigation being built. */
public final class NavigationDraft {
  private final EntityDraft owner;
  private final MappedMember member;
  private final EntityDraft target;
  private final @Nullable CollectionKind collection;
  private @Nullable RelationDraft relation;

  /** Creates the draft of a reference, or of a collection where its kind is given. */
  public NavigationDraft(
      EntityDraft owner,
      MappedMember member,
      EntityDraft target,
      @Nullable CollectionKind collection) {
    this.owner = owner;
    this.member = member;
    this.target = target;
    this.collection = collection;
  }

  /** Returns the type that has the member. */
  public EntityDraft owner() {
    return owner;
  }

  /** Returns the member. */
  public MappedMember member() {
    return member;
  }

  /** Returns the name. */
  public String name() {
    return member.name();
  }

  /** Returns the related type. */
  public EntityDraft target() {
    return target;
  }

  /** Returns whether it holds a collection. */
  public boolean isCollection() {
    return collection != null;
  }

  /** Returns the kind of the collection, where it holds one. */
  public Optional<CollectionKind> collection() {
    return Optional.ofNullable(collection);
  }

  /** Returns the relation it belongs to, once known. */
  public Optional<RelationDraft> relation() {
    return Optional.ofNullable(relation);
  }

  void join(RelationDraft newRelation) {
    relation = newRelation;
  }

  @Override
  public String toString() {
    return member.toString();
  }
}

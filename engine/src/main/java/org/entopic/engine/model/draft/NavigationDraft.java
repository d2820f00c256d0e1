package org.entopic.engine.model.draft;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A navigation being built. */
public final class NavigationDraft {
  private final EntityDraft owner;
  private final MappedMember member;
  private final EntityDraft target;
  private final @Nullable CollectionKind collection;
  private final Class<?> declaringClass;
  private final Class<?> targetClass;
  private @Nullable RelationDraft relation;
  private boolean autoIncluded;

  /** Creates the draft of a reference, or of a collection where its kind is given. */
  public NavigationDraft(
      EntityDraft owner,
      MappedMember member,
      EntityDraft target,
      @Nullable CollectionKind collection) {
    this(owner, member, target, collection, owner.javaType(), target.javaType());
  }

  private NavigationDraft(
      EntityDraft owner,
      MappedMember member,
      EntityDraft target,
      @Nullable CollectionKind collection,
      Class<?> declaringClass,
      Class<?> targetClass) {
    this.owner = owner;
    this.member = member;
    this.target = target;
    this.collection = collection;
    this.declaringClass = declaringClass;
    this.targetClass = targetClass;
  }

  /**
   * Returns this navigation between the types whose layouts hold the classes.
   *
   * @param declaring the topmost class of the owner's hierarchy that has the member
   */
  public NavigationDraft between(EntityDraft newOwner, Class<?> declaring, EntityDraft newTarget) {
    return new NavigationDraft(newOwner, member, newTarget, collection, declaring, targetClass);
  }

  /** Returns the type that has the member. */
  public EntityDraft owner() {
    return owner;
  }

  /** Returns the class that has the member: the type's, or one that extends it. */
  public Class<?> declaringClass() {
    return declaringClass;
  }

  /** Returns the class of the related entities: the target's, or one that extends it. */
  public Class<?> targetClass() {
    return targetClass;
  }

  /** Returns whether two navigations lead from the class of the one to that of the other. */
  public boolean canBeInverseOf(NavigationDraft other) {
    return other.target == owner
        && target == other.owner
        && declaringClass.isAssignableFrom(other.targetClass)
        && other.declaringClass.isAssignableFrom(targetClass);
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

  /** Returns whether queries include it by themselves. */
  public boolean isAutoIncluded() {
    return autoIncluded;
  }

  /** Has queries include it by themselves. */
  public void autoInclude() {
    autoIncluded = true;
  }

  void join(RelationDraft newRelation) {
    relation = newRelation;
  }

  @Override
  public String toString() {
    return member.toString();
  }
}

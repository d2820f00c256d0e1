package org.entopic.engine.model;

import java.util.Collection;
import org.entopic.engine.model.draft.CollectionKind;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.access.EntityAccess;
import org.jspecify.annotations.Nullable;

/** A navigation in a member. */
final class MemberNavigation implements NavigationAccess {
  private final EntityTypeModel type;
  private final String name;
  private final EntityAccess<Object> access;
  private final int member;
  private final @Nullable CollectionKind kind;
  private final Class<?> target;

  MemberNavigation(
      EntityTypeModel type,
      String name,
      EntityAccess<Object> access,
      int member,
      @Nullable CollectionKind kind,
      Class<?> target) {
    this.type = type;
    this.name = name;
    this.access = access;
    this.member = member;
    this.kind = kind;
    this.target = target;
  }

  @Override
  public boolean fits(Object entity, Object related) {
    return target.isInstance(related);
  }

  @Override
  public @Nullable Object get(Object entity) {
    return access.get(entity, member);
  }

  @Override
  public boolean isWritable() {
    return !access.constructorBound();
  }

  @Override
  public void set(Object entity, @Nullable Object value) {
    if (access.constructorBound()) {
      throw MappingMessages.unchangeable(type.name());
    }
    access.set(entity, member, value);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Collection<Object> collection(Object entity) {
    Object present = access.get(entity, member);
    if (present != null) {
      return (Collection<Object>) present;
    }
    if (kind == null) {
      throw MappingMessages.noCollection(type, name);
    }
    Collection<Object> made = kind.create();
    set(entity, made);
    return made;
  }
}

package org.entopic.engine.model;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import org.entopic.engine.model.draft.CollectionKind;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.access.LazyCell;
import org.jspecify.annotations.Nullable;

/**
 * A navigation in a member that loads itself: what the member holds stays, what is in it changes,
 * also in records.
 */
final class LazyNavigation implements NavigationAccess {
  private final EntityAccess<Object> access;
  private final int member;
  private final boolean fixed;
  private final @Nullable CollectionKind kind;
  private final Class<?> target;

  LazyNavigation(
      EntityAccess<Object> access,
      MappedMember member,
      @Nullable CollectionKind kind,
      Class<?> target) {
    this.access = access;
    this.member = member.index();
    this.fixed = access.constructorBound() || Modifier.isFinal(member.field().getModifiers());
    this.kind = kind;
    this.target = target;
  }

  @Override
  @SuppressWarnings("unchecked")
  public @Nullable LazyCell<@Nullable Object> cell(Object entity) {
    var cell = (LazyCell<@Nullable Object>) access.get(entity, member);
    if (cell == null && !fixed) {
      cell = new LazyCell<>(null);
      access.set(entity, member, cell);
    }
    return cell;
  }

  @Override
  public boolean isLazy() {
    return true;
  }

  @Override
  public boolean fits(Object entity, Object related) {
    return target.isInstance(related);
  }

  @Override
  @SuppressWarnings("unchecked")
  public @Nullable Object get(Object entity) {
    var cell = (LazyCell<@Nullable Object>) access.get(entity, member);
    return cell == null ? null : cell.peek();
  }

  @Override
  public boolean isWritable() {
    return true;
  }

  /** Sets what is known; a reference to nothing is what nobody knows until it is asked for. */
  @Override
  public void set(Object entity, @Nullable Object value) {
    LazyCell<@Nullable Object> cell = cell(entity);
    if (cell != null) {
      cell.put(value);
      if (kind == null) {
        cell.loaded(value != null);
      }
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Collection<Object> collection(Object entity) {
    var collection = (Collection<Object>) get(entity);
    if (collection == null) {
      collection = kind == null ? new ArrayList<>() : kind.create();
      set(entity, collection);
    }
    return collection;
  }
}

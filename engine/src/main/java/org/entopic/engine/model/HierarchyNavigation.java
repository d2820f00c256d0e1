package org.entopic.engine.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import org.entopic.spi.access.LazyCell;
import org.jspecify.annotations.Nullable;

/**
 * A navigation that some classes of a hierarchy have; instances of the others relate to nothing.
 */
final class HierarchyNavigation implements NavigationAccess {
  private final HierarchyMapping mapping;
  private final Map<Object, NavigationAccess> accesses;
  private final boolean writable;

  /**
   * Creates the navigation.
   *
   * @param accesses those of the classes that have it, by their discriminators
   */
  HierarchyNavigation(HierarchyMapping mapping, Map<Object, NavigationAccess> accesses) {
    this.mapping = mapping;
    this.accesses = Map.copyOf(accesses);
    this.writable = accesses.values().stream().allMatch(NavigationAccess::isWritable);
  }

  private @Nullable NavigationAccess of(Object entity) {
    return accesses.get(mapping.part(entity).value());
  }

  @Override
  public boolean fits(Object entity, Object related) {
    NavigationAccess access = of(entity);
    return access != null && access.fits(entity, related);
  }

  @Override
  public boolean isLazy() {
    return accesses.values().stream().anyMatch(NavigationAccess::isLazy);
  }

  @Override
  public @Nullable LazyCell<@Nullable Object> cell(Object entity) {
    NavigationAccess access = of(entity);
    return access == null ? null : access.cell(entity);
  }

  @Override
  public @Nullable Object get(Object entity) {
    NavigationAccess access = of(entity);
    return access == null ? null : access.get(entity);
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public void set(Object entity, @Nullable Object value) {
    NavigationAccess access = of(entity);
    if (access != null) {
      access.set(entity, value);
    }
  }

  @Override
  public Collection<Object> collection(Object entity) {
    NavigationAccess access = of(entity);
    return access == null ? new ArrayList<>() : access.collection(entity);
  }
}

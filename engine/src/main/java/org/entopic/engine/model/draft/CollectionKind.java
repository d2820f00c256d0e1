package org.entopic.engine.model.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The collections a member can hold. */
public enum CollectionKind {
  /** Elements in their order. */
  LIST(ArrayList::new),
  /** Each element once, in order of arrival. */
  SET(LinkedHashSet::new),
  /** Each element once, in its natural order. */
  SORTED_SET(TreeSet::new);

  private final Supplier<Collection<Object>> maker;

  CollectionKind(Supplier<Collection<Object>> maker) {
    this.maker = maker;
  }

  /** Returns the kind whose collections a member of this class can hold. */
  public static Optional<CollectionKind> of(Class<?> member) {
    if (!Collection.class.isAssignableFrom(member)) {
      return Optional.empty();
    }
    if (SortedSet.class.isAssignableFrom(member)) {
      return fits(SORTED_SET, TreeSet.class, member);
    }
    return Set.class.isAssignableFrom(member)
        ? fits(SET, LinkedHashSet.class, member)
        : fits(LIST, ArrayList.class, member);
  }

  private static Optional<CollectionKind> fits(
      CollectionKind kind, Class<?> made, Class<?> member) {
    return member.isAssignableFrom(made) ? Optional.of(kind) : Optional.empty();
  }

  /** Returns a new, empty collection. */
  public Collection<Object> create() {
    return maker.get();
  }

  /** Returns whether the order of the elements means nothing. */
  public boolean isUnordered() {
    return this != LIST;
  }
}

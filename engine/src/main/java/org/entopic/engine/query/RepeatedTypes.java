package org.entopic.engine.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.entopic.model.EntityTypeModel;

/** The types of which a plan can come to the same row on two ways. */
final class RepeatedTypes {
  private final Set<String> seen = new HashSet<>();
  private final Set<String> repeated = new HashSet<>();

  private RepeatedTypes() {}

  /** Returns what says whether a plan can come to rows of a type twice. */
  static Predicate<EntityTypeModel> of(QueryPlan plan) {
    if (plan.filtersInMemory() || plan.readsOthers()) {
      return type -> true;
    }
    var types = new RepeatedTypes();
    types.add(plan.type());
    types.add(plan.includes());
    Set<String> found = Set.copyOf(types.repeated);
    return type -> found.contains(type.rootType().name());
  }

  private void add(List<IncludeNode> includes) {
    for (IncludeNode include : includes) {
      EntityTypeModel target = include.navigation().target();
      add(target);
      if (include.target() != null) {
        add(target);
      }
      add(include.children());
    }
  }

  private void add(EntityTypeModel type) {
    String name = type.rootType().name();
    if (!seen.add(name)) {
      repeated.add(name);
    }
  }
}

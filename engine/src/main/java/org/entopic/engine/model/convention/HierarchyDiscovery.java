package org.entopic.engine.model.convention;

import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.HierarchyMessages;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyDraft;

/**
 * Finds out which entities extend which: the permitted classes of sealed ones, those that were
 * named, and super-classes that are entities.
 */
final class HierarchyDiscovery {
  private final ModelDraft draft;

  HierarchyDiscovery(ModelDraft draft) {
    this.draft = draft;
  }

  /** Adds the classes above and below an entity to the model and returns those that are new. */
  List<EntityDraft> extend(EntityDraft entity) {
    Set<Class<?>> related = new LinkedHashSet<>(entity.derived);
    Class<?> type = entity.javaType();
    if (type.isSealed()) {
      related.addAll(List.of(type.getPermittedSubclasses()));
    }
    for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) {
      if (c.isAnnotationPresent(Entity.class)) {
        related.add(c);
      }
    }
    var added = new ArrayList<EntityDraft>();
    for (Class<?> each : related) {
      if (draft.findEntity(each).isEmpty() && !draft.ignored.contains(each)) {
        added.add(draft.entity(each));
      }
    }
    return added;
  }

  /** Tells each entity which one it extends, and takes over what was said of that one's members. */
  void link() {
    List<EntityDraft> entities = draft.entities();
    for (EntityDraft entity : entities) {
      Set<EntityDraft> bases = entity.isPropertyBag() ? Set.of() : bases(entity.javaType());
      bases.stream().findFirst().ifPresent(entity::base);
      if (bases.size() > 1) {
        draft.problem(HierarchyMessages.severalBases(entity, bases));
      }
    }
    var inherited = new LinkedHashSet<EntityDraft>();
    entities.forEach(entity -> inherit(entity, inherited));
  }

  private Set<EntityDraft> bases(Class<?> type) {
    var found = new LinkedHashSet<EntityDraft>();
    Class<?> parent = type.getSuperclass();
    if (parent != null) {
      draft.findEntity(parent).ifPresentOrElse(found::add, () -> found.addAll(bases(parent)));
    }
    for (Class<?> implemented : type.getInterfaces()) {
      draft
          .findEntity(implemented)
          .ifPresentOrElse(found::add, () -> found.addAll(bases(implemented)));
    }
    found.removeIf(
        each ->
            found.stream()
                .anyMatch(
                    other -> other != each && each.javaType().isAssignableFrom(other.javaType())));
    return found;
  }

  private static void inherit(EntityDraft entity, Set<EntityDraft> done) {
    EntityDraft base = entity.base().orElse(null);
    if (!done.add(entity) || base == null) {
      return;
    }
    inherit(base, done);
    for (PropertyDraft property : base.properties()) {
      entity.property(property.name()).inherit(property);
    }
    entity.ignored.addAll(base.ignored);
    entity.owned.addAll(base.owned);
  }
}

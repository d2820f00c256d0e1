package org.entopic.engine.model.convention;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entopic.annotation.AutoInclude;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.RelationMessages;

/** Marks what queries include by themselves, and refuses what would have no end. */
final class AutoIncludes {
  private final ModelDraft draft;
  private final Set<NavigationDraft> followed = new HashSet<>();

  AutoIncludes(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    var marked = new ArrayList<NavigationDraft>();
    for (EntityDraft entity : draft.entities()) {
      mark(entity, entity);
      entity.classes().forEach(type -> mark(entity, type));
      entity.navigations.values().stream()
          .filter(NavigationDraft::isAutoIncluded)
          .forEach(marked::add);
    }
    marked.forEach(each -> follow(each, marked, new ArrayList<>()));
  }

  private void mark(EntityDraft entity, EntityDraft type) {
    type.autoIncluded.forEach(name -> mark(entity, type, name));
    type.members().stream()
        .filter(member -> member.annotation(AutoInclude.class).isPresent())
        .forEach(member -> mark(entity, type, member.name()));
  }

  private void mark(EntityDraft entity, EntityDraft type, String name) {
    NavigationDraft navigation = entity.navigations.get(name);
    if (navigation == null) {
      if (type.isPropertyBag() || type.access().isPresent()) {
        draft.problem(RelationMessages.noNavigation(type, name));
      }
    } else if (navigation.isAutoIncluded()) {
      return;
    } else if (navigation.declaringClass().isRecord()
        && !navigation.isCollection()
        && !navigation.member().isLazy()) {
      draft.problem(RelationMessages.autoIncludeIntoRecord(navigation));
    } else {
      navigation.autoInclude();
    }
  }

  private void follow(
      NavigationDraft navigation, List<NavigationDraft> marked, List<NavigationDraft> way) {
    if (way.contains(navigation)) {
      draft.problem(
          RelationMessages.autoIncludeCircle(
              List.copyOf(way.subList(way.indexOf(navigation), way.size()))));
    } else if (followed.add(navigation)) {
      way.add(navigation);
      marked.stream()
          .filter(next -> canFollow(navigation.targetClass(), next.declaringClass()))
          .forEach(next -> follow(next, marked, way));
      way.remove(way.size() - 1);
    }
  }

  /** Whatever is of one class can be of one that extends it. */
  private static boolean canFollow(Class<?> target, Class<?> declaring) {
    return target.isAssignableFrom(declaring) || declaring.isAssignableFrom(target);
  }
}

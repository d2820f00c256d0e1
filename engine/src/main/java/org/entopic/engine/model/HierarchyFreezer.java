package org.entopic.engine.model;

import java.util.List;
import java.util.Map;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.model.EntityTypeModel;

/** Tells the types of one hierarchy what extends what, and whose topics hold their rows. */
final class HierarchyFreezer {
  private final DefaultEntityTypeModel root;
  private final EntityDraft layout;
  private final Map<EntityDraft, HierarchyTypeModel> classes;

  HierarchyFreezer(
      DefaultEntityTypeModel root,
      EntityDraft layout,
      Map<EntityDraft, HierarchyTypeModel> classes) {
    this.root = root;
    this.layout = layout;
    this.classes = classes;
  }

  void relate() {
    if (classes.isEmpty()) {
      return;
    }
    classes.forEach(
        (draft, type) -> {
          draft.base().ifPresent(base -> type.extend(model(base)));
          stored(draft).forEach(type::store);
          below(draft).forEach(type::derive);
        });
    root.derive(below(layout), stored(layout));
  }

  /** The class at the top is known by the type whose layout the rows have. */
  private EntityTypeModel model(EntityDraft draft) {
    HierarchyTypeModel type = classes.get(draft);
    return type == null || draft.javaType() == root.javaType() ? root : type;
  }

  private List<EntityTypeModel> below(EntityDraft draft) {
    return classes.keySet().stream()
        .filter(each -> each.javaType() != draft.javaType())
        .filter(each -> draft.javaType().isAssignableFrom(each.javaType()))
        .map(this::model)
        .toList();
  }

  private List<EntityTypeModel> stored(EntityDraft draft) {
    if (!layout.isTopicPerClass()) {
      return List.of(root);
    }
    return classes.entrySet().stream()
        .filter(each -> each.getKey().isConcrete())
        .filter(each -> draft.javaType().isAssignableFrom(each.getKey().javaType()))
        .<EntityTypeModel>map(Map.Entry::getValue)
        .toList();
  }
}
